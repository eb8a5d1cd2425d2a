import { ConfigProvider } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { antdTheme } from './antdTheme';
import { useTheme } from './useTheme';

/** antd in our colours. Only lazily loaded parts that use antd stand inside; the first page has none of it. */
export function AntdTheme({ children }: { children: ReactNode }) {
  const { theme } = useTheme();
  const config = useMemo(() => antdTheme(theme), [theme]);
  return <ConfigProvider theme={config}>{children}</ConfigProvider>;
}
