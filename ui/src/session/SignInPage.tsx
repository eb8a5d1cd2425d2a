import { useEffect } from 'react';
import { Glyph } from '../shared/glyphs/Glyph';
import { ThemeMenu } from '../shared/layout/ThemeMenu';
import { text } from '../shared/text/text';
import { SignInForm } from './SignInForm';

/** Stands at whatever address was asked for, which is there once somebody has signed in. */
export function SignInPage() {
  useEffect(() => {
    document.title = text('app.title', { page: text('signIn.title') });
  }, []);
  return (
    <div className="hy-sign-in">
      <div className="hy-sign-in-tools"><ThemeMenu /></div>
      <main className="hy-sign-in-card">
        <div className="hy-sign-in-brand">
          <span className="hy-brand-mark"><Glyph kind="pipeline" size={22} /></span>
          <span>{text('app.name')}</span>
        </div>
        <h1>{text('signIn.title')}</h1>
        <SignInForm />
        <p className="hy-hint">{text('signIn.forgotten')}</p>
      </main>
    </div>
  );
}
