import type { LetterPath } from '../contracts/path';
import { DEVELOPMENT_PASSWORD } from '../src/org/seed';
import { Checks } from './demo/checks';
import { letterToAllProvinces } from './demo/circular';
import { Clock } from './demo/clock';
import { inquiryToFiveProvinces } from './demo/inquiry';
import { circular, disputeBoard, outgoingLetter, provinceInquiry } from './demo/routes';
import { LaunchError, runCommand } from './launch/launch-error';
import { runningSystem } from './launch/running-system';
import { OfficePeople } from './people/office';
import { PROVINCES } from './people/provinces';
import type { Person } from './people/person';
import { bringReadyRoutes } from './people/routed-letter';

/** `npm run demo`: stories on the running system, as its users would live them: two by the list of their drafter, four on ready routes; says whether everything was as expected. */
runCommand(async () => {
  const json = process.argv.includes('--json');
  const started = Date.now();
  const say = (line: string) => void (json || console.log(`• ${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`));
  const { baseUrl, DATABASE_URL } = runningSystem();
  const office = new OfficePeople(baseUrl, DEVELOPMENT_PASSWORD);
  const { person: admin } = await office.at('admin');
  if (!(await admin.get<{ practice: boolean }>('/api/practice/clock')).practice)
    throw new LaunchError('The demo moves the clock: it needs a practice office (OFFICE_PRACTICE=true).');
  const clock = new Clock(admin);
  const checks = new Checks();
  const inquiry = await inquiryToFiveProvinces(office, clock, checks, say);
  const letter = await letterToAllProvinces(office, PROVINCES, clock, checks, say);
  await bringReadyRoutes(DATABASE_URL);
  const routed: string[] = [];
  for (const story of [outgoingLetter, provinceInquiry, circular, disputeBoard]) routed.push(await story({ office, clock, checks, say }));
  const { person: reader } = await office.at('hq.identity.expert1');
  const { person: province } = await office.at('21.records.expert1');
  const pathOf = (person: Person, id: string) => person.get<LetterPath>(`/api/letters/${id}/path`);
  const paths = await Promise.all([pathOf(reader, inquiry), pathOf(reader, letter), pathOf(province, routed[0]!)]);
  if (json)
    console.log(JSON.stringify({ inquiry: paths[0], letter: paths[1], routed, passed: checks.passed, failed: checks.failed }, null, 1));
  else {
    for (const { text } of paths) console.log(`\n${text.join('\n')}`);
    console.log('');
    for (const failure of checks.failed) console.log(`✗ ${failure}`);
    console.log(
      `${checks.failed.length ? '✗' : '✓'} ${checks.passed} as expected, ${checks.failed.length} not, in ${Math.round((Date.now() - started) / 1000)} s`,
    );
  }
  return checks.failed.length ? 1 : 0;
});
