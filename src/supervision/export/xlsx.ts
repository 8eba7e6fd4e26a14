import type { Cell, CellKind, Column, Sheet } from './sheet';
import { zip } from './zip';

/** Rows are handed on in pieces of about this many letters. */
const PIECE = 64_000;
const MAX_TEXT = 32_767;
const styles: Record<CellKind, number> = { text: 5, count: 2, share: 3, decimal: 4 };

/**
 * A sheet as XLSX, row by row, right to left, its head frozen, with a filter, and on paper as wide as a page. Texts are inline strings: no cell holds a formula, whatever it begins with.
 */
export const xlsx = (sheet: Sheet): AsyncIterable<Buffer> =>
  zip([
    { name: '[Content_Types].xml', content: [contentTypes] },
    { name: '_rels/.rels', content: [relations('officeDocument', 'xl/workbook.xml')] },
    { name: 'xl/workbook.xml', content: [workbook(sheet.name)] },
    { name: 'xl/_rels/workbook.xml.rels', content: [relations('worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml')] },
    { name: 'xl/styles.xml', content: [look] },
    { name: 'xl/worksheets/sheet1.xml', content: rowsOf(sheet) },
  ]);

async function* rowsOf({ columns, rows }: Sheet): AsyncGenerator<string> {
  let [piece, count] = [opening(columns), 1];
  for await (const row of rows) {
    count += 1;
    piece += `<row>${row.map((value, i) => cell(value, columns[i]!)).join('')}</row>`;
    if (piece.length > PIECE) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}</sheetData><autoFilter ref="A1:${letterOf(columns.length)}${count}"/>${PAPER}</worksheet>`;
}

function opening(columns: readonly Column[]): string {
  const widths = columns.map(({ kind }, i) => `<col min="${i + 1}" max="${i + 1}" width="${kind === 'text' ? 32 : 15}" customWidth="1"/>`);
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView rightToLeft="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row>${columns.map(({ header }) => text(header, 1)).join('')}</row>`;
}

/** @param n of a column, from 1 to 26 */
const letterOf = (n: number): string => String.fromCharCode(64 + n);

const cell = (value: Cell, { kind }: Column): string =>
  value === null ? '<c/>' : typeof value === 'number' ? `<c s="${styles[kind]}"><v>${value}</v></c>` : text(value, styles.text);

const text = (value: string, style: number): string =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, MAX_TEXT))}</t></is></c>`;

/** Control characters and halves of a pair have no place in XML. */
const escaped = (value: string): string =>
  value
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A4, lying */
const PAPER =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

const contentTypes = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`;

/** @param pairs type and target, one after another */
function relations(...pairs: string[]): string {
  const each = pairs.flatMap((type, i) =>
    i % 2 ? [] : [`<Relationship Id="rId${i / 2 + 1}" Type="${OFFICE}/${type}" Target="${pairs[i + 1]}"/>`],
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

/** A name has at most 31 letters, none of those a name of a sheet may not have. The head is printed on every page. */
function workbook(of: string): string {
  const name = escaped(of.replace(/[[\]:*?'/\\]/g, ' ').slice(0, 31));
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$1:$1</definedName></definedNames></workbook>`;
}

/** plain, head, whole number, percent, hours, text */
const look = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Tahoma"/></font><font><b/><sz val="11"/><name val="Tahoma"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1" readingOrder="2"/></xf><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf applyAlignment="1"><alignment wrapText="1" readingOrder="2"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
