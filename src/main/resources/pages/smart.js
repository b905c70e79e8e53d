/** The SMART app's page: one launch, its patient, the chart over time, the review, and a score to record. */
import { day, el, fill } from '/assets/dom.js';
import { drawTimeline } from '/assets/timeline.js';
import { drawReview } from '/assets/review.js';
import { drawForm } from '/assets/smart-record.js';
import { Launch } from '/assets/smart-ask.js';

const place = id => document.getElementById(id);
const launch = new Launch(new URLSearchParams(location.search).get('launch') ?? '');
let axis = 'linear';

start();

async function start() {
  place('timeline').addEventListener('axis', event => { axis = event.detail; });
  try {
    const about = await launch.about();
    drawActions();
    drawForm(place('record'), about, record);
    await show(about);
  } catch (refused) {
    tell(refused);
  }
}

async function show(about) {
  const timeline = await launch.timeline();
  drawPatient(timeline.patient, about.needsBanner);
  drawTimeline(place('timeline'), timeline, { axis, status: false });
  drawReview(place('review'), timeline);
}

/** Recorded, and drawn anew from the EHR's record. */
async function record(score) {
  const words = await launch.record(score);
  try {
    await show(await launch.about());
  } catch (refused) {
    return `${words} The chart could not be read again: ${refused.message}`;
  }
  return words;
}

/** Who it is, unless the EHR shows it beside the app. On paper it always stands above. */
function drawPatient(patient, needed) {
  const facts = [patient.born && `born ${day(patient.born)}`, patient.sex].filter(Boolean).join(', ');
  place('patient').classList.toggle('paper', !needed);
  fill(place('patient'), el('p', { class: 'who' }, el('strong', {}, patient.name ?? 'Name not recorded'), facts && ` ${facts}`));
}

function drawActions() {
  fill(
    place('actions'),
    el('button', { type: 'button', onclick: () => window.print() }, 'Print'),
    el('button', { type: 'button', onclick: close }, 'Close the app'),
  );
}

async function close() {
  try {
    tell(new Error(await launch.end()), 'status');
  } catch (refused) {
    tell(refused);
  }
}

/** What takes the place of everything else on the page. */
function tell({ message }, role = 'alert') {
  for (const part of ['patient', 'actions', 'review', 'record']) place(part)?.remove();
  fill(place('timeline'), el('p', { role, class: 'told' }, message));
}
