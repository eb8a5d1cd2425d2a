import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { text } from '../text/text';
import { themeChoices, useTheme, type ThemeChoice } from '../theme/useTheme';
import { Popover } from '../ui/Popover';

const icons: Record<ThemeChoice, LucideIcon> = { system: Monitor, light: Sun, dark: Moon };

export function ThemeMenu() {
  const { theme, choice, choose } = useTheme();
  const Now = icons[theme];
  return (
    <Popover label={<Now size={18} aria-hidden />} ariaLabel={text('theme.menu', { theme: text(`theme.${choice}`) })} end icon look="quiet">
      {(close) => (
        <div role="menu" aria-label={text('theme.title')}>
          {themeChoices.map((option) => {
            const Icon = icons[option];
            return (
              <button
                key={option}
                type="button"
                role="menuitemradio"
                aria-checked={option === choice}
                className="hy-menu-item"
                onClick={() => {
                  choose(option);
                  close();
                }}
              >
                <Icon size={16} aria-hidden />
                {text(`theme.${option}`)}
              </button>
            );
          })}
        </div>
      )}
    </Popover>
  );
}
