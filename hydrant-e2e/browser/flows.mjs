// What people do: keyboard through the lineage, and a service from its form to its first run's log.
//   node flows.mjs BASE_URL CHROMIUM SCREENSHOT_FOLDER AWS_ENDPOINT ACCESS_KEY SECRET_KEY REGION
import { flow as inFlow, openBrowser, screenshot, settle, unreadable } from './browser.mjs';

const [base, executable, folder, endpoint, accessKey, secretKey, region] = process.argv.slice(2);
const browser = await openBrowser(executable);

const flow = (name, width, steps) => inFlow({ browser, folder, name, width }, steps);

/** Where the focus is, and whether one can see that it is there. */
const focused = () => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const ring =
    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) ||
    style.boxShadow !== 'none' ||
    Boolean(element.querySelector('[data-focused="true"], .is-focused, :focus-within'));
  return { tag: element.tagName, role: element.getAttribute('role'), words: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40), ring };
};

try {
  const topics = (await (await fetch(`${base}/api/v1/topics?limit=1000`)).json()).data;
  const orders = topics.find((one) => one.name === 'orders-stream');

  await flow('keyboard to the lineage canvas, along its nodes, and out', 1440, async (page, problems) => {
    await page.goto(`${base}/lineage?focus=topic:${encodeURIComponent(orders.fullyQualifiedName)}`);
    await settle(page);
    await page.locator('.react-flow__node').first().waitFor();
    let inside = false;
    for (let press = 0; press < 60 && !inside; press++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(focused);
      if (here.tag === 'BODY') continue;
      if (!here.ring && here.role !== 'application') problems.push(`no visible focus on ${here.tag} “${here.words}”`);
      inside = here.role === 'application';
    }
    if (!inside) throw new Error('60 presses of Tab did not reach the canvas');
    const before = await page.evaluate(() => document.querySelector('[role="application"]').outerHTML + document.querySelector('[aria-live]')?.textContent);
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(300);
    const after = await page.evaluate(() => document.querySelector('[role="application"]').outerHTML + document.querySelector('[aria-live]')?.textContent);
    if (before === after) problems.push('the right arrow moved nothing');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    await page.keyboard.press('Escape');
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(focused)).role !== 'application') return;
    }
    problems.push('Tab does not leave the canvas');
  });

  await flow('lineage of the orders stream is drawn', 1440, async (page, problems) => {
    await page.goto(`${base}/lineage?focus=topic:${encodeURIComponent(orders.fullyQualifiedName)}`);
    await settle(page);
    await page.locator('.react-flow__node').first().waitFor();
    const nodes = await page.locator('.react-flow__node').count();
    if (nodes < 5) problems.push(`only ${nodes} nodes are drawn`);
    const words = await page.locator('.react-flow').innerText();
    for (const name of ['orders-stream', 'orders-to-redshift']) {
      if (!words.includes(name)) problems.push(`${name} is not in the picture`);
    }
  });

  await flow('a service is added, tested, saved and run, and its log read', 1440, async (page, problems) => {
    const name = 'from-the-page';
    await page.goto(`${base}/settings/services/pipelines`);
    await settle(page);
    await page.getByRole('link', { name: 'Add New Service' }).first().click();
    await page.locator('button.hy-card').first().click();
    await page.locator('#service-name').fill(name);
    await page.waitForTimeout(800);
    await screenshot(page, folder, 'wizard name');
    problems.push(...(await page.evaluate(unreadable)));
    await page.getByRole('button', { name: 'Next', exact: true }).click();

    await page.locator('[id$="awsRegion"]').first().waitFor();
    await fill(page, 'awsRegion', region);
    await fill(page, 'awsAccessKeyId', accessKey);
    await fill(page, 'awsSecretAccessKey', secretKey);
    await fill(page, 'endPointURL', endpoint);
    await screenshot(page, folder, 'wizard connection');
    problems.push(...(await page.evaluate(unreadable)));
    await page.getByRole('button', { name: 'Test connection' }).first().click();
    await page.getByText(/^Works/).first().waitFor({ timeout: 60_000 });
    await screenshot(page, folder, 'wizard tested');
    await page.getByRole('button', { name: 'Next', exact: true }).click();

    await page.getByRole('button', { name: 'Save service' }).waitFor();
    await screenshot(page, folder, 'wizard filters');
    await page.getByRole('button', { name: 'Save service' }).click();
    const pilot = page.getByRole('region', { name: 'AutoPilot' });
    await pilot.getByText('Every day').waitFor();
    problems.push(...(await page.evaluate(unreadable)));
    await screenshot(page, folder, 'autopilot');
    await pilot.getByRole('link', { name: 'See the run' }).click();
    await page.waitForURL(/\/run\//);
    await page.getByText(/^Success/i).first().waitFor({ timeout: 90_000 });
    await page.getByRole('tab', { name: /Log/ }).or(page.getByRole('link', { name: /^Log/ })).first().click();
    await page.getByText('Ingesting into service').first().waitFor();
    await screenshot(page, folder, 'run log');
    problems.push(...(await page.evaluate(unreadable)));
    const all = await page.content();
    if (all.includes('FAKE')) problems.push('a secret is on the page');

    await page.goto(`${base}/service/pipelineServices/${name}/connection`);
    await settle(page);
    if ((await page.content()).includes('FAKE')) problems.push('the connection tab shows a secret');
    await page.goto(`${base}/service/pipelineServices/${name}/pipelines`);
    await settle(page);
    if (!(await page.locator('body').innerText()).includes('orders-to-lake')) problems.push('the ingested pipelines are not listed');
    await pilot.getByText('Has set this service up.').waitFor();
    await pilot.getByRole('button', { name: 'Close the AutoPilot strip' }).click();
    await page.reload();
    await settle(page);
    if (await pilot.count()) problems.push('the closed AutoPilot strip is back');
    await page.getByRole('button', { name: 'Run now' }).first().click();
    await page.waitForURL(/\/run\//);
    await page.getByText(/^Success/i).first().waitFor({ timeout: 90_000 });
  });

  await flow('an ingestion is added with a filter and a schedule, deployed, edited, paused and deleted', 1440, async (page, problems) => {
    const service = '/service/pipelineServices/from-the-page';
    await page.goto(`${base}${service}/agents`);
    await settle(page);
    await page.getByRole('link', { name: 'Add ingestion' }).first().click();
    await page.locator('#ingestion-name').fill('weekly');
    await page.locator('#includes').fill('^orders');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /List names|Refresh/ }).click();
    await page.getByText(/^Keeps \d+ of \d+/).waitFor({ timeout: 60_000 });
    problems.push(...(await page.evaluate(unreadable)));
    await screenshot(page, folder, 'ingestion options');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.locator('#schedule-period').selectOption('week');
    await page.locator('#schedule-time').fill('06:30');
    await page.locator('#schedule-zone').selectOption('Europe/Berlin');
    await page.getByText('Next runs').waitFor();
    if ((await page.locator('aside ol li').count()) !== 5) problems.push('the next five runs are not shown');
    problems.push(...(await page.evaluate(unreadable)));
    await screenshot(page, folder, 'ingestion schedule');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    if ((await page.locator('#ingestion-name').inputValue()) !== 'weekly') problems.push('Back lost the name');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    if ((await page.locator('#schedule-zone').inputValue()) !== 'Europe/Berlin') problems.push('Back lost the time zone');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('button', { name: 'Add and deploy' }).waitFor();
    await screenshot(page, folder, 'ingestion review');
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('button', { name: 'Add and deploy' }).click();
    await page.waitForURL(/\/agents$/);
    const card = page.locator('li.hy-agent', { hasText: 'weekly' });
    await card.getByText('Active').waitFor();
    await card.getByText(/^next /).waitFor();
    await card.getByRole('button', { name: 'Pause' }).click();
    await card.getByText('Paused').waitFor();
    await card.getByRole('button', { name: 'More actions for weekly' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByText('The name cannot be changed.').waitFor();
    if (!(await page.locator('body').innerText()).includes('^orders')) problems.push('the stored filter is not shown');
    await page.goto(`${base}${service}/agents`);
    await card.getByRole('button', { name: 'More actions for weekly' }).click();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.locator('#agent-name').fill('weekly');
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await card.waitFor({ state: 'detached' });
  });
} finally {
  await browser.close();
}

/** A field may be an input, or something to choose from that takes typing; some are folded away. */
async function fill(page, field, value) {
  const input = page.locator(`input[id$="${field}"], select[id$="${field}"], textarea[id$="${field}"]`).first();
  if (!(await input.isVisible().catch(() => false))) {
    for (const fold of await page.locator('summary, button[aria-expanded="false"]').all()) {
      if (await input.isVisible().catch(() => false)) break;
      await fold.click().catch(() => undefined);
    }
  }
  await input.waitFor();
  const select = (await input.evaluate((element) => element.tagName)) === 'SELECT';
  if (select) {
    await input.selectOption(value);
  } else {
    await input.fill(value);
    await page.keyboard.press('Tab');
  }
}
