// Sound of the board: a tone at each new call, then the call in the language of its ticket, if a voice speaks it.
// It is off until somebody in the hall turns it on: browsers let a page sound only after a press.
const button = document.getElementById("sound");
let context = null;
let last = latest()?.dataset.call;

function latest() {
  return document.querySelector("#board [data-call]");
}

function tone() {
  const source = context.createOscillator();
  const volume = context.createGain();
  source.frequency.value = 660;
  volume.gain.setValueAtTime(0.2, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.6);
  source.connect(volume).connect(context.destination);
  source.start();
  source.stop(context.currentTime + 0.6);
}

function speak(line) {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  if (!voices.some((voice) => voice.lang.startsWith(line.lang))) return;
  const words = new SpeechSynthesisUtterance(line.dataset.words);
  words.lang = line.lang;
  window.speechSynthesis.speak(words);
}

if (button && window.AudioContext) {
  button.hidden = false;
  button.addEventListener("click", () => {
    context = context ? null : new AudioContext();
    button.setAttribute("aria-pressed", String(context !== null));
    if (context) tone();
  });
}

document.body.addEventListener("htmx:afterSwap", () => {
  const line = latest();
  if (line && line.dataset.call !== last && context) {
    tone();
    speak(line);
  }
  last = line?.dataset.call;
});
