let last = 0;

// The page of an address as a document; null when another was asked for meanwhile. What cannot be loaded is gone to.
export async function load(address) {
  const turn = ++last;
  document.body.classList.add("busy");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const text = await answer.text();
    if (turn !== last) return null;
    if (!answer.ok) throw new Error(answer.statusText);
    return new DOMParser().parseFromString(text, "text/html");
  } catch {
    if (turn === last) location.assign(address);
    return null;
  } finally {
    if (turn === last) document.body.classList.remove("busy");
  }
}

// Puts parts of a loaded page where the same parts of this one are; the key focus stays where it can.
export function replaceParts(page, selectors) {
  const focused = document.activeElement?.getAttribute?.("href");
  for (const selector of selectors) {
    const old = document.querySelector(selector);
    const fresh = page.querySelector(selector);
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  if (focused && document.activeElement === document.body) {
    document.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}
