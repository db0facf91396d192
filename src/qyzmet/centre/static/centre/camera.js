// Pages before the camera of the window: each becomes a file of the form. Without a camera, or without this script,
// the page takes files only.
const form = document.getElementById("scan-form");
const files = form.querySelector("input[type=file]");
const camera = document.getElementById("camera");
const video = camera.querySelector("video");
const start = document.getElementById("camera-start");
const shoot = document.getElementById("camera-shoot");
const said = document.getElementById("camera-said");
const taken = new DataTransfer();
let stream = null;

function say(words) {
  said.textContent = words;
  said.hidden = !words;
}

function show(id, seen) {
  document.getElementById(id).hidden = !seen;
}

function stop() {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
}

async function open() {
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1440 } },
    });
  } catch {
    say(camera.dataset.none);
    return;
  }
  show("camera-view", true);
  video.srcObject = stream;
  await video.play();
  show("camera-open", true);
  show("camera-closed", false);
  say("");
  shoot.focus();
}

function picture() {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d").drawImage(video, 0, 0);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
}

async function take() {
  if (!video.videoWidth) return;
  shoot.disabled = true;
  const page = await picture();
  for (const chosen of files.files) if (![...taken.files].includes(chosen)) taken.items.add(chosen);
  const number = taken.files.length + 1;
  taken.items.add(new File([page], `${camera.dataset.name}-${number}.jpg`, { type: "image/jpeg" }));
  files.files = taken.files;
  say(camera.dataset.taken.replace("{number}", String(taken.files.length)));
  shoot.disabled = false;
}

if (navigator.mediaDevices?.getUserMedia) {
  camera.hidden = false;
  start.addEventListener("click", open);
  shoot.addEventListener("click", take);
  window.addEventListener("pagehide", stop);
}
