// Keys for going through claims: each presses a button that is on the page.
const VERDICTS = { c: "confirm", x: "reject", a: "unlink" };

export function watchReview() {
  const list = document.getElementById("review");
  const help = document.querySelector(".keys");
  if (!list || !help) return;
  help.hidden = false;
  const claims = [...list.querySelectorAll(".claim")];
  let at = -1;
  const move = (to) => {
    if (!claims[to]) return;
    claims[at]?.classList.remove("current");
    at = to;
    claims[at].classList.add("current");
    claims[at].tabIndex = -1;
    claims[at].focus({ preventScroll: true });
    claims[at].scrollIntoView({ block: "nearest" });
  };
  list.addEventListener("focusin", (event) => {
    const here = claims.indexOf(event.target.closest(".claim"));
    if (here >= 0 && here !== at) {
      claims[at]?.classList.remove("current");
      at = here;
      claims[at].classList.add("current");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "j") move(at + 1);
    else if (event.key === "k") move(Math.max(at - 1, 0));
    else if (event.key === "u") document.querySelector(".done button")?.click();
    else if (event.key === "e" && claims[at]) {
      const correct = claims[at].querySelector(".correct");
      if (!correct) return;
      correct.open = true;
      correct.querySelector("input:not([type=hidden])").focus();
      event.preventDefault();
    } else if (VERDICTS[event.key]) claims[at]?.querySelector(`button[value="${VERDICTS[event.key]}"]`)?.click();
  });
  if (new URLSearchParams(location.search).has("judged")) move(0);
}
