import { inflateRawSync } from 'node:zlib';
import { csv } from './csv';
import type { Cell, Sheet } from './sheet';
import { xlsx } from './xlsx';

const columns = [
  { header: 'موضوع', kind: 'text' },
  { header: 'سهم', kind: 'share' },
] as const;
const sheet = (rows: Cell[][]): Sheet => ({ name: 'نظارت', columns, rows });

async function bytesOf(parts: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(Buffer.from(part));
  return Buffer.concat(all);
}

/** Each file of an archive, by its central directory. */
function unzipped(bytes: Buffer): Record<string, string> {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files: Record<string, string> = {};
  for (let at = bytes.readUInt32LE(end + 16), left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength, from] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = from + 30 + nameLength;
    files[name] = inflateRawSync(bytes.subarray(start, start + packed)).toString();
    expect(Buffer.byteLength(files[name]!)).toBe(bytes.readUInt32LE(at + 24));
    at += 46 + nameLength;
  }
  return files;
}

const attacks = ['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '  =1', '\r=cmd'];

describe('a table on its way out', () => {
  it.each(attacks)('is text in CSV, whatever somebody wrote: %j', async (attack) => {
    const text = (await bytesOf(csv(sheet([[attack, 0.5]])))).toString();
    expect(text.startsWith('\uFEFF"موضوع","سهم"\r\n"\'')).toBe(true);
    expect(text.endsWith(`"'${attack.replace(/"/g, '""')}",0.5\r\n`)).toBe(true);
  });

  it('leaves a number a number, also below zero, and nothing empty', async () => {
    expect(
      (
        await bytesOf(
          csv(
            sheet([
              ['استعلام', -0.5],
              [null, null],
            ]),
          ),
        )
      ).toString(),
    ).toBe('\uFEFF"موضوع","سهم"\r\n"استعلام",-0.5\r\n,\r\n');
  });

  it('has no formula in XLSX, reads from right to left and is well-formed', async () => {
    const files = unzipped(await bytesOf(xlsx(sheet([...attacks.map((attack) => [attack, 0.5]), ['<b>&"\u0000\uD800', null]]))));
    expect(Object.keys(files)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    const rows = files['xl/worksheets/sheet1.xml']!;
    expect(rows).not.toMatch(/<f[ >]/);
    expect(rows).toContain('rightToLeft="1"');
    expect(rows).toContain('<t xml:space="preserve">=HYPERLINK(&quot;http://x&quot;)</t>');
    expect(rows).toContain('<t xml:space="preserve">&lt;b&gt;&amp;&quot;</t>');
    expect(rows).toContain('<c s="3"><v>0.5</v></c>');
    expect(rows).toContain(`</sheetData><autoFilter ref="A1:B${attacks.length + 2}"/>`);
    expect(files['xl/workbook.xml']).toContain('name="نظارت"');
    expect(files['xl/workbook.xml']).toContain("'نظارت'!$1:$1");
  });

  it('is no file when its rows break off', async () => {
    const rows = (function* () {
      yield ['استعلام', 0.5];
      throw new Error('rows broke off');
    })();
    await expect(bytesOf(xlsx({ ...sheet([]), rows }))).rejects.toThrow('rows broke off');
  });

  it('is written while it is read: a hundred thousand rows are never held', async () => {
    let [made, most, taken] = [0, 0, 0];
    const rows = (function* () {
      for (; made < 100_000; made += 1) yield [`استعلام شمارهٔ ${made} ${Math.random()}`, Math.random()];
    })();
    const before = process.memoryUsage().heapUsed;
    for await (const part of xlsx({ ...sheet([]), rows })) {
      taken += part.length;
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect([made, taken > 1_000_000, most < 100_000_000]).toEqual([100_000, true, true]);
  });
});
