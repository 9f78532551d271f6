import type { ExportFile } from '../src/files/export-file.ts';
import { readXml } from '../src/xml/read-xml.ts';

/** The events of an XML file, one line each. */
export async function eventsOf(file: ExportFile): Promise<string[]> {
  const events: string[] = [];
  await readXml(file, {
    open: (name, attributes, line) => {
      const pairs = [...attributes].map(([key, value]) => ` ${key}=${value}`);
      events.push(`${line} <${name}${pairs.join('')}>`);
    },
    close: (name, text, line) => {
      events.push(`${line} ${name}: ${text}`);
    },
  });
  return events;
}
