import { drawCards, drawSilence } from './cards.js';
import { el, fill } from './dom.js';
import { draftId, draftsOf, EMPTY_PAD, orderWords, padOf } from './drafts.js';
import { asEpicSends, asEpicShows } from './epic.js';
import { askJson, Failure, FhirServer } from './fhir.js';
import { DECISION, discover, prepare, send, sendFeedback } from './hooks.js';
import { countWords, drawMoments } from './moments.js';
import { drawPad, notePad } from './order-pad.js';
import { drawBanner, openChart } from './patient.js';
import { drawPatients, listPatients, markOpen } from './patients.js';
import { linkTo, readState } from './playground-state.js';
import { drawSettings } from './settings.js';
import { drawWire } from './wire.js';

const PAUSE = 400;

const place = id => document.getElementById(id);
const state = readState(location.search);
const fhir = new FhirServer(state.fhir || `${location.origin}/fhir`);
const cdsBase = state.cds || `${location.origin}/cds-services`;
const advice = drawMoments(place('advice'), ask);

/** What is known of the servers, and of the chart that is open: `kept` are drafts as a card has rewritten them, `more` those it has added. */
const known = { situations: new Map(), titles: new Map(), services: null, patients: [] };
const open = { chart: null, kept: new Map(), more: [], turn: 0, pause: 0 };

start();

async function start() {
  drawSettings(place('settings'), state, changeSettings);
  drawWire(place('wire'), [], known.titles);
  fill(place('chart'), el('div', { class: 'welcome' }, el('h2', {}, 'Open a patient'), el('p', {}, 'Each is a situation. The order pad then holds an order to sign; change it as you like.')));
  fill(advice.cards, el('p', { class: 'note' }, 'Cards appear here: when a chart is opened, when a drug is chosen, and when an order is signed.'));
  await Promise.all([readSituations(), readTitles()]);
  await readPatients();
  if (state.patient) await openPatient(state.patient, state.hook, state.pad);
}

/** Only the demo's own server knows what its patients are there for. */
async function readSituations() {
  if (state.fhir) return;
  const all = await askJson('This server', '/demo/situations').catch(() => []);
  known.situations = new Map(all.map(one => [one.patient, one]));
}

async function readTitles() {
  const services = await askJson('This server', '/rules', { headers: { Accept: 'application/json' } }).catch(() => []);
  known.titles = new Map(services.flatMap(service => Object.entries(service.topics)));
}

async function readPatients() {
  try {
    known.patients = await findPatients({});
    drawPatients(place('patients'), list(), id => openPatient(id));
  } catch (error) {
    fill(place('patients'), el('h2', {}, 'Patients'), problem(error));
  }
}

async function findPatients(by) {
  const order = [...known.situations.keys()];
  const rank = patient => (order.includes(patient.id) ? order.indexOf(patient.id) : order.length);
  return (await fhir.search('Patient', { ...by, _count: 50 })).sort((a, b) => rank(a) - rank(b));
}

function list() {
  const situations = new Map([...known.situations].map(([id, one]) => [id, one.situation]));
  return { patients: known.patients, situations, open: state.patient, search: words => { clearTimeout(open.pause); open.pause = setTimeout(() => search(words), PAUSE); } };
}

async function search(words) {
  try {
    known.patients = await findPatients(words ? { name: words } : {});
    listPatients(place('patients'), list(), id => openPatient(id));
  } catch (error) {
    advice.say(error.message);
  }
}

async function openPatient(id, hook = 'patient-view', pad = null) {
  const turn = ++open.turn;
  state.patient = id;
  markOpen(place('patients'), id);
  advice.wait(true);
  try {
    const chart = await openChart(fhir, id);
    if (turn !== open.turn) return;
    Object.assign(open, { chart, kept: new Map(), more: [] });
    const drafts = known.situations.get(id)?.drafts ?? [];
    state.pad = pad ?? (drafts.length ? padOf(drafts, chart) : { ...EMPTY_PAD, unit: 'g/kg', every: '1d', route: '47625008' });
    drawOpenChart();
    await ask(hook);
  } catch (error) {
    advice.wait(false);
    fill(place('chart'), problem(error));
  }
}

function drawOpenChart() {
  const pad = el('div', { id: 'pad' });
  fill(place('chart'), drawBanner(open.chart, known.situations.get(state.patient)?.situation), pad, el('div', { id: 'overview' }));
  redrawPad();
}

function redrawPad() {
  drawPad(place('pad'), state.pad, open.chart, { changed: changePad, signed: () => ask('order-sign'), saved: saveDrafts });
}

/** A changed order is an unsigned one: the EHR asks as if its drug had just been chosen. */
function changePad(pad, field) {
  state.pad = pad;
  open.kept.clear();
  clearTimeout(open.pause);
  open.pause = setTimeout(() => ask(drafts().length ? 'order-select' : 'patient-view'), field === 'product' ? 0 : PAUSE);
}

/** The orders that are drafted now: those of the pad, and those that cards have added. */
function drafts() {
  return [...draftsOf(state.pad, open.chart).map(draft => open.kept.get(draft.id) ?? draft), ...open.more];
}

function contextOf(hook) {
  const { userId, patient, encounterId } = open.chart;
  const context = { userId, patientId: patient.id, ...(encounterId && { encounterId }) };
  if (hook === 'patient-view') return context;
  const resources = drafts();
  const selections = resources.filter(draft => draft.id === draftId(open.chart) || resources.length === 1).map(draft => `${draft.resourceType}/${draft.id}`);
  const draftOrders = { resourceType: 'Bundle', type: 'collection', entry: resources.map(resource => ({ resource })) };
  return { ...context, ...(hook === 'order-select' && { selections }), draftOrders };
}

/** Asks the services at one of the three moments, and draws what they say; a later question overtakes an earlier one. */
async function ask(hook) {
  if (!open.chart) return;
  const turn = ++open.turn;
  clearTimeout(open.pause);
  state.hook = hook;
  history.replaceState(null, '', linkTo(state));
  advice.at(hook);
  advice.wait(true);
  try {
    known.services ??= await discover(cdsBase);
    const services = known.services.filter(service => service.hook === hook);
    if (services.length === 0) throw new Failure(`The CDS server offers no service for ${hook}.`);
    const exchanges = await Promise.all(services.map(service => exchange(service, hook)));
    if (turn === open.turn) show(exchanges);
  } catch (error) {
    if (turn === open.turn) fail(error);
  }
}

async function exchange(service, hook) {
  const call = await prepare({ service, base: cdsBase, context: contextOf(hook), fhir, mode: state.mode });
  return send(state.profile === 'epic' ? asEpicSends(call) : call);
}

function show(exchanges) {
  const cards = exchanges.flatMap(one => (one.response?.cards ?? []).map(card => ({ card: state.profile === 'epic' ? asEpicShows(card) : card, exchange: one })));
  const failed = exchanges.filter(one => one.error);
  advice.wait(false);
  advice.say(failed.length ? 'The service gave no answer.' : countWords(cards, Math.max(...exchanges.map(one => one.millis))));
  if (failed.length) fill(advice.cards, failed.map(one => problem(one.error)));
  else if (cards.length) drawCards(advice.cards, cards, { accept, override, launch });
  else drawSilence(advice.cards, exchanges[0].response?.extension?.[DECISION], known.titles);
  drawWire(place('wire'), exchanges, known.titles);
}

function fail(error) {
  advice.wait(false);
  advice.say('');
  fill(advice.cards, problem(error));
}

/** What a suggestion does is done to the drafts and to the FHIR server, and the service is told. */
async function accept({ card, exchange: from }, suggestion) {
  const words = [];
  for (const action of suggestion.actions ?? []) words.push(await act(action).catch(error => error.message));
  await sendFeedback(from, { card: card.uuid, outcome: 'accepted', acceptedSuggestions: [{ id: suggestion.uuid }] });
  state.pad = { ...padOf(drafts(), open.chart), weight: state.pad.weight };
  redrawPad();
  notePad(place('pad'), words.join(' '));
  await ask(state.hook);
  advice.heading.focus();
}

async function act({ type, resource, resourceId }) {
  if (type === 'delete') return removeDraft([resourceId].flat()[0]);
  if (type === 'create') {
    const created = await fhir.create(resource);
    open.more.push(created?.id ? created : resource);
    return `Drafted: ${orderWords(resource)}.`;
  }
  open.kept.set(resource.id, resource);
  state.pad = padOf(drafts(), open.chart);
  await fhir.put(resource);
  return `Changed and kept as a draft: ${resource.dosageInstruction?.[0]?.text ?? orderWords(resource)}.`;
}

async function removeDraft(reference = '') {
  const id = reference.split('/').pop();
  open.more = open.more.filter(draft => draft.id !== id);
  if (id === draftId(open.chart)) state.pad = { ...state.pad, product: '' };
  await fhir.remove(reference);
  return 'The draft was taken out.';
}

function override({ card, exchange: from }, reason, userComment) {
  const overrideReason = { ...(reason && { reason: { code: reason.code, system: reason.system } }), ...(userComment && { userComment }) };
  return sendFeedback(from, { card: card.uuid, outcome: 'overridden', ...(Object.keys(overrideReason).length && { overrideReason }) });
}

/** Where a SMART link leads, with what an EHR adds to it. */
function launch(link) {
  const url = new URL(link.url);
  url.searchParams.set('iss', fhir.base);
  url.searchParams.set('launch', btoa(JSON.stringify({ patient: state.patient, appContext: link.appContext })).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
  return url.href;
}

async function saveDrafts() {
  try {
    const saved = await Promise.all(drafts().map(draft => fhir.put(draft)));
    notePad(place('pad'), saved.length ? `Kept on the FHIR server: ${saved.map(one => `${one.resourceType}/${one.id}`).join(', ')}.` : 'There is no order to keep.');
  } catch (error) {
    notePad(place('pad'), error.message);
  }
}

function changeSettings(change) {
  Object.assign(state, change);
  if ('fhir' in change) location.assign(linkTo({ ...state, patient: '', pad: null, hook: 'patient-view' }));
  else if (open.chart) ask(state.hook);
  else history.replaceState(null, '', linkTo(state));
}

function problem(error) {
  return el('div', { class: 'card problem', role: 'alert' }, el('h3', {}, 'That did not work'), el('p', {}, error instanceof Failure ? error.message : `The page has a fault: ${error.message}`));
}
