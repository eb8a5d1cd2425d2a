const name = 'hydrant.session';
const refreshing = 'hydrant.refreshing';
const settled = 1_500;

/** Says that this browser has a session, so that no server is asked in vain; its removal tells the other tabs. */
export class Marker {
  present(): boolean {
    try {
      return localStorage.getItem(name) !== null;
    } catch {
      return true; // Storage is off: the server knows.
    }
  }

  set(): void {
    store(() => localStorage.setItem(name, '1'));
  }

  remove(): void {
    store(() => localStorage.removeItem(name));
  }

  /** In another tab. */
  onRemoved(tell: () => void): void {
    if (typeof window === 'undefined') return;
    window.addEventListener('storage', (event) => event.key === name && event.newValue === null && tell());
  }
}

/**
 * A refresh token is good for one use, and a second use ends the session. So one tab at a time renews it, and a page
 * that was reloaded while it did lets that answer arrive first.
 */
export async function refreshedAlone(refresh: () => Promise<boolean>): Promise<boolean> {
  const alone = async () => {
    const begun = Number(read());
    const left = begun + settled - Date.now();
    if (left > 0 && left <= settled) await new Promise((resolve) => setTimeout(resolve, left));
    store(() => sessionStorage.setItem(refreshing, String(Date.now())));
    try {
      return await refresh();
    } finally {
      store(() => sessionStorage.removeItem(refreshing));
    }
  };
  const locks = typeof navigator === 'undefined' ? undefined : (navigator as Partial<Navigator>).locks;
  return locks ? locks.request(name, alone) : alone();
}

function read(): string | null {
  try {
    return sessionStorage.getItem(refreshing);
  } catch {
    return null; // Storage is off: nothing is known of an earlier page.
  }
}

function store(action: () => void): void {
  try {
    action();
  } catch {
    // Storage is off: the session lives as long as the page.
  }
}
