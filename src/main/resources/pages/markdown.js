/**
 * Markdown of a card as nodes: no raw HTML, no pictures, links that open beside the page and tell the other side nothing of it.
 *
 * @param {string} text GitHub-flavoured markdown
 * @returns {DocumentFragment}
 */
export function markdown(text) {
  const template = document.createElement('template');
  template.innerHTML = reader().render(text);
  for (const link of template.content.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return template.content;
}

let made;

function reader() {
  made ??= globalThis.markdownit({ html: false }).disable('image');
  return made;
}
