// The evidence of an event beside the chronology. The address keeps which one: "#event=ID".
const chosen = () => new URLSearchParams(location.hash.slice(1)).get("event");

export function watchEvidence() {
  document.querySelector(".board").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-event]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", `#${new URLSearchParams({ event: link.dataset.event })}`);
    showEvidence({ focus: true });
  });
  document.getElementById("evidence-close").addEventListener("click", close);
  document.getElementById("evidence").addEventListener("keydown", (event) => event.key === "Escape" && close());
}

function close() {
  const id = chosen();
  history.pushState(null, "", location.pathname + location.search);
  showEvidence();
  document.querySelector(`.headline a[data-event="${CSS.escape(id ?? "")}"]`)?.focus();
}

export async function showEvidence({ focus = false } = {}) {
  const id = chosen();
  const panel = document.getElementById("evidence");
  for (const one of document.querySelectorAll("[data-event]")) {
    const here = one.dataset.event === id;
    one.classList.toggle("on", here);
    if (one.matches(".line")) here ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current");
  }
  if (!id) {
    panel.hidden = true;
    return;
  }
  const link = document.querySelector(`a[data-event="${CSS.escape(id)}"]`);
  const address = new URL(`/events/${encodeURIComponent(id)}`, location.href);
  const day = new URLSearchParams(location.search).get("as-of");
  if (day) address.searchParams.set("as-of", day);
  const answer = await fetch(address).catch(() => null);
  if (chosen() !== id) return;
  if (!answer?.ok) {
    panel.hidden = true;
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const article = document.adoptNode(page.getElementById("event"));
  article.removeAttribute("id");
  const name = document.createElement("h3");
  name.className = "name";
  name.dir = "auto";
  name.textContent = article.querySelector("h1").textContent;
  article.querySelector("h1").replaceWith(name);
  const whole = document.createElement("p");
  const more = document.createElement("a");
  more.href = address.pathname + address.search;
  more.textContent = "The whole page of this event";
  whole.className = "small";
  whole.append(more);
  document.getElementById("evidence-body").replaceChildren(article, whole);
  panel.hidden = false;
  panel.scrollTop = 0;
  link?.closest(".line")?.scrollIntoView({ block: "nearest" });
  if (focus) panel.focus({ preventScroll: innerWidth > 1180 });
}
