// Adds up what every runner reported, says what was skipped and why, and ends with the one line that
// continuous integration reads.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [home, results, failedSteps = ''] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const skips = [];
const failures = [];

const unescape = (text) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#10;', ' ')
    .replaceAll('&amp;', '&');

function surefire(folder) {
  const reports = join(home, folder, 'target', 'surefire-reports');
  if (!existsSync(reports)) return;
  for (const file of readdirSync(reports).filter((name) => /^TEST-.*\.xml$/.test(name))) {
    const xml = readFileSync(join(reports, file), 'utf8');
    for (const [, attributes, body = ''] of xml.matchAll(/<testcase ([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
      const name = unescape(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? '?');
      const where = `${folder}: ${unescape(/classname="([^"]*)"/.exec(attributes)?.[1] ?? '?')} ${name}`;
      if (/<(failure|error)\b/.test(body)) {
        total.failed++;
        failures.push(where);
      } else if (/<skipped\b/.test(body)) {
        total.skipped++;
        skips.push(`${where} (${unescape(/<skipped[^>]*message="([^"]*)"/.exec(body)?.[1] ?? 'no reason given')})`);
      } else {
        total.passed++;
      }
    }
  }
}

function jsonReport(file, folder) {
  if (!existsSync(file)) return;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const suite of report.testResults ?? []) {
    if (suite.status === 'failed' && suite.assertionResults.length === 0) {
      total.failed++;
      failures.push(`${folder}: ${suite.name} did not load`);
    }
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') total.passed++;
      else if (test.status === 'failed') {
        total.failed++;
        failures.push(`${folder}: ${test.fullName}`);
      } else {
        total.skipped++;
        skips.push(`${folder}: ${test.fullName}`);
      }
    }
  }
}

for (const folder of readdirSync(home)) {
  if (existsSync(join(home, folder, 'pom.xml'))) surefire(folder);
}
jsonReport(join(results, 'page.json'), 'ui');

if (skips.length > 0) console.log(`\nSkipped:\n  ${skips.join('\n  ')}`);
if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`);
const steps = failedSteps.trim();
if (steps) console.log(`\nSteps that failed: ${steps}`);
if (steps && total.failed === 0) total.failed = 1;
console.log('');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
