/** What Epic's trigger was, by hook: chart open, enter order, sign. */
const TRIGGER = { 'patient-view': '60', 'order-select': '18', 'order-sign': '23' };
const DOSE_TYPE = 'http://epic.com/CodeSystem/dose-rate-type';

/**
 * A call as Epic would send it: drugs as separate Medications that the drafts point at, three doses for each order, and an OperationOutcome in a
 * search that found nothing. This server is told to answer as it answers Epic.
 */
export function asEpicSends(call) {
  const { body } = call;
  const { draftOrders } = body.context;
  return {
    ...call,
    headers: call.url.startsWith(`${location.origin}/`) ? { 'Demo-Client-Profile': 'epic' } : {},
    body: {
      ...body,
      context: { ...body.context, ...(draftOrders && { draftOrders: { ...draftOrders, entry: draftOrders.entry.flatMap(order) } }) },
      ...(body.prefetch && { prefetch: Object.fromEntries(Object.entries(body.prefetch).map(([key, found]) => [key, searched(found)])) }),
      extension: {
        ...body.extension,
        'com.epic.cdshooks.request.bpa-trigger-action': TRIGGER[body.hook],
        'com.epic.cdshooks.request.fhir-version': 'R4'
      }
    }
  };
}

function order(entry) {
  const { medicationCodeableConcept, ...rest } = entry.resource;
  if (!medicationCodeableConcept) return [entry];
  const medication = { resourceType: 'Medication', id: `${rest.id}-drug`, code: medicationCodeableConcept };
  const reference = { reference: `Medication/${medication.id}`, display: medicationCodeableConcept.text };
  return [{ resource: { ...rest, medicationReference: reference, dosageInstruction: rest.dosageInstruction?.map(threeDoses) } }, { resource: medication }];
}

function threeDoses(instruction) {
  const dose = instruction.doseAndRate?.[0];
  if (!dose) return instruction;
  const typed = code => ({ ...dose, type: { coding: [{ system: DOSE_TYPE, code }], text: code } });
  return { ...instruction, doseAndRate: [typed('calculated'), typed('admin-amount'), typed('ordered')] };
}

function searched(found) {
  if (found?.resourceType !== 'Bundle' || found.entry?.length) return found;
  const warning = { severity: 'warning', code: 'not-found', details: { text: 'Resource request returns no results.' } };
  return { ...found, total: 0, entry: [{ resource: { resourceType: 'OperationOutcome', issue: [warning] }, search: { mode: 'outcome' } }] };
}

/** A card as Epic would draw it: suggestions of one new or deleted order, named by what the action says; no SMART link that is not registered. */
export function asEpicShows(card) {
  const suggestions = (card.suggestions ?? [])
    .filter(suggestion => suggestion.actions?.length === 1 && ['create', 'delete'].includes(suggestion.actions[0].type))
    .map(suggestion => ({ ...suggestion, label: suggestion.actions[0].description, actions: [{ ...suggestion.actions[0], description: '' }] }));
  return { ...card, suggestions, links: (card.links ?? []).filter(link => link.type !== 'smart') };
}
