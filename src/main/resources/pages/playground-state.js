import { EMPTY_PAD } from './drafts.js';

const CHOICES = { hook: ['patient-view', 'order-select', 'order-sign'], profile: ['generic', 'epic'], mode: ['fetch', 'prefetch'], axis: ['log', 'linear'] };
const PAD = Object.keys(EMPTY_PAD);

/**
 * What the address of the page says: which patient, at which moment, with which order, seen how, on which servers.
 *
 * @typedef {{patient: string, hook: string, profile: string, mode: string, axis: string, fhir: string, cds: string,
 *   pad: (import('./drafts.js').Pad|null)}} State
 * @param {string} search
 * @returns {State} `pad` is null where the address names no order
 */
export function readState(search) {
  const params = new URLSearchParams(search);
  const one = name => (CHOICES[name].includes(params.get(name)) ? params.get(name) : CHOICES[name][0]);
  const base = name => (params.get(name) ?? '').replace(/\/+$/, '');
  const fhir = base('fhir');
  return {
    patient: params.get('patient') ?? '',
    hook: one('hook'),
    profile: one('profile'),
    mode: params.has('mode') ? one('mode') : isNear(fhir) ? 'fetch' : 'prefetch',
    axis: one('axis'),
    fhir,
    cds: base('cds'),
    pad: PAD.some(name => params.has(name)) ? Object.fromEntries(PAD.map(name => [name, params.get(name) ?? ''])) : null
  };
}

/** The address that leads back to this state. */
export function linkTo(state) {
  const params = new URLSearchParams();
  for (const name of ['patient', 'fhir', 'cds']) if (state[name]) params.set(name, state[name]);
  for (const [name, [usual]] of Object.entries(CHOICES)) if (state[name] !== usual || (name === 'mode' && !isNear(state.fhir))) params.set(name, state[name]);
  if (state.patient && state.pad) for (const name of PAD) if (state.pad[name]) params.set(name, state.pad[name]);
  const query = params.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return query ? `?${query}` : location.pathname;
}

/** Whether the CDS server of the demo will read this FHIR server itself: only one on this machine. */
export function isNear(fhir) {
  return fhir === '' || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(fhir).hostname);
}
