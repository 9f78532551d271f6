/** Samples of a documentation page in one language, in their order. */
export function samplesIn(page: string, language: string): string[] {
  const pattern = new RegExp(`<code class="language-${language}">(.*?)</code>`, 'gs');
  return [...page.matchAll(pattern)].map(([, text = '']) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&'),
  );
}
