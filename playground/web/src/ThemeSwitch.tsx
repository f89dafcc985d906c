import { useEffect, useState } from 'react';

const THEMES = ['system', 'light', 'dark'] as const;

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<string>('system');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <label className="inline theme">
      Theme{' '}
      <select value={theme} onChange={({ target }) => setTheme(target.value)}>
        {THEMES.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
}
