// What people do where they have to sign in.
//   node sign-in.mjs BASE_URL CHROMIUM SCREENSHOT_FOLDER PASSWORD
import { flow, openBrowser, screenshot, settle, unreadable } from './browser.mjs';

const [base, executable, folder, password] = process.argv.slice(2);
const browser = await openBrowser(executable);
const generated = 'a long enough password';

const api = (path, token, body, method = body ? 'POST' : 'GET') =>
  fetch(`${base}/api/v1${path}`, {
    method,
    headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
const session = async () => (await (await api('/users/login', '', { email: 'admin', password: Buffer.from(password).toString('base64') })).json()).accessToken;

async function signIn(page, name, secret) {
  await page.getByLabel('Name or address').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(page, name) {
  await page.getByRole('button', { name: `Account of ${name}` }).click();
  await page.getByRole('link', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

const see = async (page, problems, name) => {
  await settle(page);
  problems.push(...(await page.evaluate(unreadable)).map((problem) => `${name}: ${problem}`));
  await screenshot(page, folder, name);
};

try {
  await flow({ browser, folder, name: 'somebody signs in, creates a token, uses and revokes it, and signs out', expected: [401] }, async (page, problems) => {
    await page.goto(`${base}/settings/tokens`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await see(page, problems, 'sign in');
    await signIn(page, 'admin', 'not the password');
    await page.getByText('Name and password do not fit together').waitFor();
    await see(page, problems, 'sign in refused');
    await signIn(page, 'admin', password);
    await page.getByRole('heading', { name: 'Bots and tokens' }).waitFor();

    await page.getByRole('button', { name: 'Create bot token' }).click();
    await page.getByLabel('Name of the bot').fill('nightly');
    await see(page, problems, 'token form');
    await page.getByRole('button', { name: 'Create token' }).click();
    const token = (await page.locator('output.hy-once').innerText()).trim();
    await see(page, problems, 'token shown once');
    if ((await api('/pipelines', token)).status !== 200) problems.push('the new token is refused');
    await page.reload();
    await page.getByRole('button', { name: 'Revoke nightly' }).waitFor();
    if ((await page.content()).includes(token)) problems.push('the token is shown again');
    await see(page, problems, 'tokens');
    await page.getByRole('button', { name: 'Revoke nightly' }).click();
    await page.getByRole('button', { name: 'Revoke token' }).click();
    await page.getByText('No token yet').waitFor();
    if ((await api('/pipelines', token)).status !== 401) problems.push('the revoked token is taken');

    await page.getByRole('link', { name: 'Audit log' }).click();
    await page.getByText('/hydrant/tokens', { exact: true }).waitFor();
    await see(page, problems, 'audit log');
    await signOut(page, 'admin');
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  await flow({ browser, folder, name: 'an administrator adds a viewer, who is offered nothing that viewers may not do', expected: [] }, async (page, problems) => {
    await page.goto(`${base}/settings/users`);
    await signIn(page, 'admin', password);
    await page.getByRole('button', { name: 'Add user' }).click();
    await page.getByLabel('Name').fill('vic');
    await page.getByLabel('Address').fill('vic@example.com');
    await page.getByRole('button', { name: 'Add user' }).click();
    const first = (await page.locator('output.hy-once').innerText()).trim();
    await page.getByRole('button', { name: 'Done' }).click();
    await see(page, problems, 'users');
    await signOut(page, 'admin');

    await signIn(page, 'vic', first);
    await page.getByRole('button', { name: 'Account of vic' }).waitFor();
    for (const path of ['/', '/settings/services/pipelines', '/runs', '/settings/preferences/runners']) {
      await page.goto(base + path);
      await settle(page);
      for (const name of ['Add New Service', 'Run now', 'Add runner']) {
        if (await page.getByText(name, { exact: true }).count()) problems.push(`${path} offers ${name}`);
      }
    }
    await page.goto(`${base}/settings/services/pipelines/add-service/type`);
    await page.getByText('Editors and administrators do this.').waitFor();
    await page.goto(`${base}/settings/users`);
    await page.getByText('Only administrators see this.').waitFor();
    await see(page, problems, 'users as a viewer');

    await page.goto(`${base}/settings/account`);
    await page.getByLabel('Present password').fill(first);
    await page.getByLabel('New password', { exact: true }).fill(generated);
    await page.getByLabel('New password, once more').fill(generated);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('The password is changed').waitFor();
    await see(page, problems, 'own account');
    await signOut(page, 'vic');
    await signIn(page, 'vic', generated);
    await page.getByRole('button', { name: 'Account of vic' }).waitFor();
  });

  await flow({ browser, folder, name: 'a session that ends while a form is open leaves the form as it is', expected: [401] }, async (page, problems) => {
    const admin = await session();
    const made = await (await api('/hydrant/accounts', admin, { name: 'ed', email: 'ed@example.com', role: 'Editor', password: generated })).json();
    await page.goto(`${base}/settings/services/pipelines/add-service/type`);
    await signIn(page, 'ed', generated);
    await page.locator('button.hy-card').first().click();
    await page.locator('#service-name').fill('kept');
    const reset = await (await api(`/hydrant/accounts/${made.id}/resetPassword`, admin, {})).json();
    await page.locator('#service-name').fill('kept-as-it-is');
    await page.getByText('Your session has ended').waitFor();
    await see(page, problems, 'session ended');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('dialog input[type="password"]').fill(reset.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    if ((await page.locator('#service-name').inputValue()) !== 'kept-as-it-is') problems.push('what was typed is gone');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.locator('[id$="awsRegion"]').first().waitFor();
  });
} finally {
  await browser.close();
}
