// Opens every page of a running demo at three widths in both themes.
//   node pages.mjs BASE_URL CHROMIUM SCREENSHOT_FOLDER
import { openBrowser, openPage, report, screenshot, settle, unreadable } from './browser.mjs';

const [base, executable, folder] = process.argv.slice(2);
const get = async (path) => (await fetch(`${base}/api/v1${path}`)).json();

const pipelines = (await get('/pipelines?limit=1000')).data;
const byName = (name) => encodeURIComponent(pipelines.find((one) => one.name === name).fullyQualifiedName);
const service = encodeURIComponent((await get('/services/pipelineServices?limit=100')).data[0].fullyQualifiedName);
const topic = encodeURIComponent((await get('/topics?limit=1000')).data.find((one) => one.name === 'orders-stream').fullyQualifiedName);
const [run] = (await get('/hydrant/runs?limit=1')).data;

const pages = [
  ['home', '/'],
  ['services', '/settings/services/pipelines'],
  ['service', `/service/pipelineServices/${service}/pipelines`],
  ['agents', `/service/pipelineServices/${service}/agents`],
  ['connection', `/service/pipelineServices/${service}/connection`],
  ['pipelines', '/pipelines'],
  ['pipeline', `/pipeline/${byName('orders-to-redshift')}/overview`],
  ['pipeline lineage', `/pipeline/${byName('orders-to-redshift')}/lineage`],
  ['pipeline health', `/pipeline/${byName('orders-to-search')}/health`],
  ['pipeline raw', `/pipeline/${byName('orders-to-redshift')}/raw`],
  ['asset', `/asset/topic/${topic}/overview`],
  ['lineage explorer', `/lineage?focus=topic:${topic}`],
  ['search', '/search?q=orders'],
  ['add service', '/settings/services/pipelines/add-service/type'],
  ['add ingestion', `/service/pipelineServices/${service}/add-ingestion/metadata/options`],
  ['add ingestion schedule', `/service/pipelineServices/${service}/add-ingestion/metadata/schedule`],
  ['add ingestion review', `/service/pipelineServices/${service}/add-ingestion/metadata/review`],
  ['runs', '/runs'],
  ...(run ? [['run', `/run/${encodeURIComponent(run.ingestionPipeline.fullyQualifiedName)}/${run.id}`]] : []),
  ['settings', '/settings/appearance'],
  ['runners', '/settings/preferences/runners'],
  ['not found', '/no/such/page'],
];

const browser = await openBrowser(executable);
try {
  for (const width of [320, 1024, 1440]) {
    await Promise.all(['light', 'dark'].map((theme) => look(width, theme)));
  }
} finally {
  await browser.close();
}

/** Every page at one width in one theme, one after the other in one tab. */
async function look(width, theme) {
  const problems = [];
  const page = await openPage(browser, width, theme, problems);
  for (const [name, path] of pages) {
    problems.length = 0;
    await page.goto(base + path);
    await settle(page);
    const facts = await page.evaluate(() => ({
      title: document.title,
      headings: document.querySelectorAll('h1').length,
      theme: document.documentElement.dataset.theme,
      text: document.body.innerText.trim().length,
    }));
    if (!facts.title.includes('Hydrant')) problems.push(`the title is “${facts.title}”`);
    if (facts.headings !== 1) problems.push(`${facts.headings} h1`);
    if (facts.theme !== theme) problems.push(`the theme is ${facts.theme}`);
    if (facts.text < 40) problems.push('the page is empty');
    problems.push(...(await page.evaluate(unreadable)));
    await screenshot(page, folder, `${name} ${width} ${theme}`);
    report(`${name}, ${width} wide, ${theme}`, problems);
  }
  await page.context().close();
}
