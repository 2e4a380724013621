const SVG = "http://www.w3.org/2000/svg";
const DAY = 86400000;
const FIRST = Date.parse("0001-01-01T00:00:00Z");

const isoDay = (ordinal) => new Date(FIRST + (ordinal - 1) * DAY).toISOString().slice(0, 10);

// Lets a period be drawn across the timeline; calls `choose` with its first and last day. Keys do the same by the filters.
export function watchTimeline(svg, choose) {
  if (!svg) return;
  const knots = JSON.parse(svg.dataset.knots);
  const height = Number(svg.dataset.height);
  let from = null;
  let brush = null;
  let words = null;

  const dayAt = (x) => {
    let i = 1;
    while (i < knots.length - 1 && x > knots[i][1]) i += 1;
    const [[d0, x0], [d1, x1]] = [knots[i - 1], knots[i]];
    const day = d0 + ((x - x0) / (x1 - x0)) * (d1 - d0);
    return Math.floor(Math.min(Math.max(day, knots[0][0]), knots[knots.length - 1][0]));
  };
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    return Math.min(Math.max(((event.clientX - box.left) / box.width) * 100, 0), 100);
  };
  const stop = () => {
    brush?.remove();
    words?.remove();
    svg.classList.remove("brushing");
    from = brush = words = null;
  };

  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType !== "touch") from = place(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const [low, high] = [from, place(event)].sort((a, b) => a - b);
    if (!brush) {
      if (high - low < 1) return;
      svg.setPointerCapture(event.pointerId);
      svg.classList.add("brushing");
      brush = svg.appendChild(document.createElementNS(SVG, "rect"));
      brush.setAttribute("class", "brush");
      brush.setAttribute("height", height);
      words = svg.appendChild(document.createElementNS(SVG, "text"));
      words.setAttribute("class", "brush-words");
      words.setAttribute("y", height - 6);
      words.setAttribute("text-anchor", "middle");
    }
    brush.setAttribute("x", `${low}%`);
    brush.setAttribute("width", `${high - low}%`);
    words.setAttribute("x", `${(low + high) / 2}%`);
    words.textContent = `${isoDay(dayAt(low))} – ${isoDay(dayAt(high))}`;
  });
  svg.addEventListener("pointerup", (event) => {
    if (from === null || !brush) {
      stop();
      return;
    }
    const [low, high] = [from, place(event)].sort((a, b) => a - b);
    stop();
    svg.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
    choose(isoDay(dayAt(low)), isoDay(dayAt(high)));
  });
  svg.addEventListener("pointercancel", stop);
  addEventListener("keydown", (event) => event.key === "Escape" && stop());
}
