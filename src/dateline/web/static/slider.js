// Chooses the day of "as known on" from the days of the reports; the links beside it do the same without a script.
export function watchSlider(go) {
  const slider = document.getElementById("slider");
  if (!slider) return;
  const days = JSON.parse(slider.dataset.days);
  const [label, words] = [slider.previousElementSibling, slider.nextElementSibling];
  const say = () => {
    const text = days[slider.value] ?? "today";
    words.textContent = text;
    slider.setAttribute("aria-valuetext", text);
  };
  for (const one of [label, slider, words]) one.hidden = false;
  label.className = "sr";
  say();
  slider.addEventListener("input", say);
  slider.addEventListener("change", () => {
    const address = new URL(slider.dataset.today, location.href);
    if (days[slider.value]) address.searchParams.set("as-of", days[slider.value]);
    go(address);
  });
}
