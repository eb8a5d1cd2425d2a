// What the two scripts share: one Chromium, pages that note every console error, and the look for
// text that cannot be read.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export async function openBrowser(executablePath) {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/**
 * A page of that width and theme. What goes wrong in it is added to `problems`; a refusal that is part of what is shown
 * is not wrong, and `expected` names its status.
 */
export async function openPage(browser, width, theme, problems, expected = []) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 720 : 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() !== 'error' || expected.some((status) => message.text().includes(`status of ${status}`))) return;
    problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  return page;
}

export async function screenshot(page, folder, name) {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`) });
}

/** What somebody does, step by step; what stands in the way is reported under its name. */
export async function flow({ browser, folder, name, width = 1440, expected }, steps) {
  const problems = [];
  const page = await openPage(browser, width, 'light', problems, expected);
  page.setDefaultTimeout(20_000);
  try {
    await steps(page, problems);
  } catch (error) {
    problems.push(String(error.message).split('\n').slice(0, 6).join(' '));
  }
  await screenshot(page, folder, name);
  report(name, problems);
  await page.context().close();
}

/** One line a case; the Java side makes a test of each. */
export function report(name, problems) {
  console.log(JSON.stringify({ name, problems: [...new Set(problems)] }));
}

/** Waits until nothing moves: no request under way, and no skeleton of a page still loading. */
export async function settle(page) {
  await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined);
  await page
    .waitForFunction(() => document.querySelector('h1') && !document.querySelector('.hy-skeleton, [aria-busy="true"]'), null, { timeout: 15_000 })
    .catch(() => undefined);
  await page.waitForTimeout(150);
}

/** Text that is cut off without a way to read the rest, and pages that scroll sideways. */
export function unreadable() {
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push(`the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
  const scrolls = (style) => /auto|scroll/.test(style.overflowX);
  const hides = (style) => /hidden|clip/.test(style.overflowX);
  // For screen readers only: kept in a box of one pixel, or clipped to nothing.
  const hiddenForEyes = (element) => {
    if (element.closest('[aria-hidden="true"], [hidden], [inert]')) return true;
    for (let parent = element; parent; parent = parent.parentElement) {
      const box = parent.getBoundingClientRect();
      const style = getComputedStyle(parent);
      if (hides(style) && box.width <= 1 && box.height <= 1) return true;
      if (/inset\((50|100)%/.test(style.clipPath) || style.clip === 'rect(0px, 0px, 0px, 0px)') return true;
    }
    return false;
  };
  for (const element of document.body.querySelectorAll('*')) {
    if (element instanceof SVGElement || /^(SCRIPT|STYLE|OPTION)$/.test(element.tagName)) continue;
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (words.length === 0 || hiddenForEyes(element)) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || style.display === 'none' || style.display === 'contents') continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const say = `“${element.textContent.trim().slice(0, 60)}” (${element.tagName.toLowerCase()}.${[...element.classList].join('.')})`;
    if (hides(style) && element.scrollWidth > element.clientWidth + 1) {
      const told = style.textOverflow === 'ellipsis' && element.closest('[title], [aria-label], [data-tip], [aria-describedby]');
      if (!told) found.push(`cut off: ${say}`);
    }
    if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 4 && style.webkitLineClamp === 'none') {
      found.push(`cut off below: ${say}`);
    }
    // What a canvas shows may lie outside it, and what scrolls may lie beyond the edge.
    let inScroller = false;
    let cut = false;
    for (let parent = element; parent; parent = parent.parentElement) {
      const outer = getComputedStyle(parent);
      if (scrolls(outer) || parent.matches('.react-flow')) inScroller = true;
      // A parent that cuts: the words themselves reach beyond its edge.
      if (parent !== element && !inScroller && hides(outer)) {
        const range = document.createRange();
        range.selectNodeContents(element);
        const text = range.getBoundingClientRect();
        const edge = parent.getBoundingClientRect();
        cut = true;
        const told = outer.textOverflow === 'ellipsis' && parent.closest('[title]');
        if (!told && style.textOverflow !== 'ellipsis' && text.right > edge.right + 1.5 && text.width > 0 && edge.width > 1) {
          found.push(`cut off by ${parent.tagName.toLowerCase()}.${[...parent.classList].join('.')}: ${say}`);
        }
        break;
      }
    }
    if (!inScroller && !cut && box.right > window.innerWidth + 1 && style.position !== 'fixed') {
      found.push(`beyond the right edge: ${say}`);
    }
  }
  return found.slice(0, 12);
}
