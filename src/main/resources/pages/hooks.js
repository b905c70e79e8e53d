import { askJson } from './fhir.js';

const EXPLAIN = 'dev.ivigcds.explain';
export const DECISION = 'dev.ivigcds.decision';

/**
 * The services of a CDS server, as its discovery lists them.
 *
 * @param {string} base what the address of discovery is: ends in `/cds-services`
 */
export async function discover(base) {
  const listing = await askJson('The CDS server', base, { headers: { Accept: 'application/json' } });
  return listing?.services ?? [];
}

/**
 * One call of one service, ready to be sent.
 *
 * @param {{service: any, base: string, context: any, fhir: import('./fhir.js').FhirServer, mode: string}} what
 * @returns {Promise<{url: string, service: any, body: any}>}
 */
export async function prepare({ service, base, context, fhir, mode }) {
  const body = { hook: service.hook, hookInstance: crypto.randomUUID(), context, extension: { [EXPLAIN]: true } };
  if (mode === 'prefetch') body.prefetch = await runTemplates(service.prefetch ?? {}, context, fhir);
  else body.fhirServer = fhir.base;
  return { url: `${base}/${service.id}`, service, body };
}

/** Runs the published queries as an EHR does; one that fails is left out, so that the service sees it could not be had. */
async function runTemplates(templates, context, fhir) {
  const results = await Promise.all(
    Object.entries(templates).map(async ([key, template]) => {
      const query = resolved(template, context);
      if (query === null) return null;
      try {
        return [key, await fhir.get(query)];
      } catch {
        return null;
      }
    })
  );
  return Object.fromEntries(results.filter(result => result !== null));
}

/** A template with its tokens replaced, or null where one cannot be. */
function resolved(template, context) {
  let complete = true;
  const query = template.replaceAll(/\{\{\s*([^}]+?)\s*\}\}/g, (whole, token) => {
    const value = tokenValue(token, context);
    complete &&= typeof value === 'string';
    return encodeURIComponent(value ?? '');
  });
  return complete ? query.replaceAll('|', '%7C') : null;
}

function tokenValue(token, context) {
  if (token === 'today()') return new Date().toISOString().slice(0, 10);
  if (token === 'userPractitionerId') return /^Practitioner\/(.+)$/.exec(context.userId)?.[1];
  return /^context\.(\w+)$/.test(token) ? context[token.slice('context.'.length)] : undefined;
}

/**
 * Sends a prepared call.
 *
 * @returns {Promise<{url: string, service: any, body: any, response: any, millis: number, error: (Error|undefined)}>}
 */
export async function send(call) {
  const began = performance.now();
  const done = rest => ({ ...call, ...rest, millis: Math.round(performance.now() - began) });
  try {
    return done({ response: await askJson('The CDS service', call.url, post(call.body, call.headers)) });
  } catch (error) {
    return done({ response: error.body ?? null, error });
  }
}

/** Tells a service what became of one of its cards. */
export function sendFeedback(exchange, report) {
  const body = { feedback: [{ ...report, outcomeTimestamp: new Date().toISOString() }] };
  return askJson('The CDS service', `${exchange.url}/feedback`, post(body));
}

function post(body, headers = {}) {
  return { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers }, body: JSON.stringify(body) };
}
