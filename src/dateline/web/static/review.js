// Keys for going through what waits for a decision: each presses a button of the item that one is at.
export function watchReview() {
  const list = document.getElementById("review");
  const help = document.querySelector(".keys");
  if (!list || !help) return;
  help.hidden = false;
  const items = [...list.querySelectorAll("[data-item]")];
  let at = -1;
  const mark = (to) => {
    items[at]?.classList.remove("current");
    at = to;
    items[at].classList.add("current");
  };
  const move = (to) => {
    if (!items[to]) return;
    mark(to);
    items[at].tabIndex = -1;
    items[at].focus({ preventScroll: true });
    items[at].scrollIntoView({ block: "nearest" });
  };
  list.addEventListener("focusin", (event) => {
    const here = items.indexOf(event.target.closest("[data-item]"));
    if (here >= 0 && here !== at) mark(here);
  });
  // What was decided leaves the list, so the next one stands where it stood; what is taken back comes back there.
  document.addEventListener("submit", (event) => {
    const item = event.target.closest("[data-item]");
    const here = item ? items.indexOf(item) : at;
    const back = event.target.elements.back;
    if (here >= 0 && back) back.value += `#at-${here}`;
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "j") move(at + 1);
    else if (event.key === "k") move(Math.max(at - 1, 0));
    else if (event.key === "u") document.querySelector(".done button")?.click();
    else if (event.key === "e" && items[at]) {
      const correct = items[at].querySelector(".correct");
      if (!correct) return;
      correct.open = true;
      correct.querySelector("input:not([type=hidden])").focus();
      event.preventDefault();
    } else if (/^[a-z0-9]$/.test(event.key)) items[at]?.querySelector(`[data-key="${event.key}"]`)?.click();
  });
  if (!new URLSearchParams(location.search).has("judged")) return;
  const before = Number(location.hash.match(/^#at-(\d+)$/)?.[1] ?? 0);
  move(Math.min(before, items.length - 1));
}
