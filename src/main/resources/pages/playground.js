import { drawCards, drawSilence } from './cards.js';
import { el, fill } from './dom.js';
import { EMPTY_PAD, padOf } from './drafts.js';
import { asEpicSends, asEpicShows } from './epic.js';
import { Failure, FhirServer } from './fhir.js';
import { DECISION, discover, prepare, send, sendFeedback } from './hooks.js';
import { countWords, drawMoments } from './moments.js';
import { OpenChart } from './open-chart.js';
import { drawPad, notePad } from './order-pad.js';
import { drawBanner, openChart } from './patient.js';
import { drawPatients, listPatients, markOpen } from './patients.js';
import { readPeople, readTitles, wordsOf } from './people.js';
import { linkTo, readState } from './playground-state.js';
import { drawSettings } from './settings.js';
import { drawWire } from './wire.js';

/** So long after the last change of the pad, the services are asked, in milliseconds. */
const PAUSE = 400;
const NEW_PAD = { ...EMPTY_PAD, unit: 'g/kg', every: '1d', route: '47625008' };

const place = id => document.getElementById(id);
const state = readState(location.search);
const fhir = new FhirServer(state.fhir || `${location.origin}/fhir`);
const cdsBase = state.cds || `${location.origin}/cds-services`;
const advice = drawMoments(place('advice'), ask);
let people;
let titles = new Map();
let services;
let current;
let turn = 0;
let pause = 0;

start();

async function start() {
  drawSettings(place('settings'), state, changeSettings);
  drawWire(place('wire'), [], titles);
  [people, titles] = await Promise.all([readPeople(fhir, !state.fhir), readTitles()]);
  try {
    drawPatients(place('patients'), { patients: await people.find(''), situations: people.situations, open: state.patient, search: later(search) }, id => openPatient(id));
  } catch (error) {
    fill(place('patients'), el('h2', {}, 'Patients'), problem(error));
  }
  if (state.patient) await openPatient(state.patient, state.hook, state.pad);
  else welcome();
}

function welcome() {
  fill(place('chart'), el('div', { class: 'welcome' }, el('h2', {}, 'Open a patient'), el('p', {}, 'Each is a situation. The pad then holds an order to sign; change it as you like.')));
  fill(advice.cards, el('p', { class: 'note' }, 'Cards appear here: when a chart is opened, when a drug is chosen, and when an order is signed.'));
}

async function search(words) {
  try {
    listPatients(place('patients'), { patients: await people.find(words), situations: people.situations, open: state.patient }, id => openPatient(id));
  } catch (error) {
    advice.say(wordsOf(error));
  }
}

async function openPatient(id, hook = 'patient-view', pad = null) {
  const mine = ++turn;
  state.patient = id;
  markOpen(place('patients'), id);
  advice.wait(true);
  try {
    const chart = await openChart(fhir, id);
    if (mine !== turn) return;
    const drafts = people.drafts.get(id) ?? [];
    current = new OpenChart(fhir, chart, pad ?? (drafts.length ? padOf(drafts, chart) : NEW_PAD));
    fill(place('chart'), drawBanner(chart, people.situations.get(id)), el('div', { id: 'pad' }));
    redrawPad();
    bringToView(place('chart'));
    await ask(hook);
  } catch (error) {
    advice.wait(false);
    fill(place('chart'), problem(error));
  }
}

function redrawPad() {
  drawPad(place('pad'), current, { changed: changePad, signed: sign, saved: save, takenOut: takeOut });
}

/** A changed order is an unsigned one: the EHR asks as if its drug had just been chosen. */
function changePad(pad, field) {
  if (JSON.stringify(pad) === JSON.stringify(current.pad)) return;
  current.change(pad);
  notePad(place('pad'), '');
  later(() => ask(current.drafts.length ? 'order-select' : 'patient-view'), field === 'product' ? 0 : PAUSE)();
}

async function sign() {
  await ask('order-sign');
  bringToView(place('advice'));
}

async function save() {
  notePad(place('pad'), await current.save().catch(wordsOf));
}

async function takeOut(reference) {
  const words = await current.takeOut(reference).catch(wordsOf);
  redrawPad();
  notePad(place('pad'), words);
  await ask('order-select');
}

/** Asks the services at one of the three moments, and draws what they say; a later question overtakes an earlier one. */
async function ask(hook) {
  if (!current) return;
  const mine = ++turn;
  clearTimeout(pause);
  Object.assign(state, { hook, pad: current.pad });
  history.replaceState(null, '', linkTo(state));
  advice.at(hook);
  advice.wait(true);
  try {
    services ??= await discover(cdsBase);
    const offered = services.filter(service => service.hook === hook);
    if (offered.length === 0) throw new Failure(`The CDS server offers no service for ${hook}.`);
    const exchanges = await Promise.all(offered.map(service => exchange(service, current.context(hook))));
    if (mine === turn) show(exchanges);
  } catch (error) {
    if (mine === turn) fail([error], '');
  }
}

async function exchange(service, context) {
  const call = await prepare({ service, base: cdsBase, context, fhir, mode: state.mode });
  return send(state.profile === 'epic' ? asEpicSends(call) : call);
}

function show(exchanges) {
  const shown = state.profile === 'epic' ? asEpicShows : card => card;
  const cards = exchanges.flatMap(one => (one.response?.cards ?? []).map(card => ({ card: shown(card), exchange: one })));
  const errors = exchanges.flatMap(one => one.error ?? []);
  drawWire(place('wire'), exchanges, titles);
  if (errors.length) return fail(errors, 'The service gave no answer.');
  advice.wait(false);
  advice.say(countWords(cards, Math.max(...exchanges.map(one => one.millis))));
  if (cards.length) drawCards(advice.cards, cards, { accept, override, launch });
  else drawSilence(advice.cards, exchanges[0].response?.extension?.[DECISION], titles);
}

function fail(errors, words) {
  advice.wait(false);
  advice.say(words);
  fill(advice.cards, errors.map(problem));
}

/** What a suggestion does is done to the drafts and to the FHIR server, the service is told, and asked again. */
async function accept({ card, exchange: from }, suggestion) {
  const done = [];
  for (const action of suggestion.actions ?? []) done.push(await current.apply(action).catch(wordsOf));
  await sendFeedback(from, { card: card.uuid, outcome: 'accepted', acceptedSuggestions: [{ id: suggestion.uuid }] });
  redrawPad();
  notePad(place('pad'), done.join(' '));
  await ask(state.hook);
  advice.heading.focus();
}

function override({ card, exchange: from }, reason, userComment) {
  const why = { ...(reason && { reason: { code: reason.code, system: reason.system } }), ...(userComment && { userComment }) };
  return sendFeedback(from, { card: card.uuid, outcome: 'overridden', ...(Object.keys(why).length && { overrideReason: why }) });
}

/** Where a SMART link leads, with what an EHR adds to it. */
function launch(link) {
  const url = new URL(link.url);
  url.searchParams.set('iss', fhir.base);
  url.searchParams.set('launch', btoa(JSON.stringify({ patient: state.patient })).replace(/=+$/, ''));
  return url.href;
}

function changeSettings(change) {
  Object.assign(state, change);
  if ('fhir' in change) location.assign(linkTo({ ...state, patient: '', pad: null, hook: 'patient-view' }));
  else if (current) ask(state.hook);
  else history.replaceState(null, '', linkTo(state));
}

/** The same task, once nothing has asked for another for a moment. */
function later(task, wait = PAUSE) {
  return (...given) => {
    clearTimeout(pause);
    pause = setTimeout(() => task(...given), wait);
  };
}

/** On a narrow screen, what was asked for may be out of sight. */
function bringToView(part) {
  if (matchMedia('(max-width: 48rem)').matches) part.scrollIntoView({ block: 'start' });
}

function problem(error) {
  return el('div', { class: 'card problem', role: 'alert' }, el('h3', {}, 'That did not work'), el('p', {}, wordsOf(error)));
}
