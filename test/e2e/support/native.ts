import type { ElectronApplication, Page } from '@playwright/test';

/** The system's file dialog answers with these files: it is the one window that no test can press keys in. */
export async function chooseFiles(app: ElectronApplication, files: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
    },
    [...files],
  );
}

/** Gives the page exactly this size, in CSS pixels. */
export async function resize(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.unmaximize();
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

export type Theme = 'light' | 'dark';

/** As chosen in Settings or in the native menu. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((name) => window.portside?.settings.change({ theme: name }), theme);
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
}
