import { text } from '../shared/text/text';
import { themeChoices, useTheme } from '../shared/theme/useTheme';
import { Panel } from '../shared/ui/Panel';

/** Light, dark, or as the system; remembered in this browser. */
export function Appearance() {
  const { choice, choose } = useTheme();
  return (
    <Panel title={text('theme.title')}>
      <fieldset className="hy-stack-tight">
        <legend className="hy-visually-hidden">{text('theme.title')}</legend>
        {themeChoices.map((option) => (
          <label key={option} className="hy-check">
            <input type="radio" name="theme" checked={option === choice} onChange={() => choose(option)} />
            {text(`theme.${option}`)}
          </label>
        ))}
        <p className="hy-hint">{text('theme.hint')}</p>
      </fieldset>
    </Panel>
  );
}
