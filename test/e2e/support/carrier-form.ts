import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';

/** A carrier's LOA form of one page, with fields for the numbers and the signature and none for its date. */
async function formIn(folder: string): Promise<string> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([612, 792]);
  for (const [index, name] of ['TN list', 'Signature'].entries()) {
    const y = 640 - index * 60;
    page.drawText(name, { x: 60, y, size: 11 });
    pdf
      .getForm()
      .createTextField(name)
      .addToPage(page, { x: 200, y: y - 8, width: 300, height: 24 });
  }
  const path = join(folder, 'Telnyx LOA.pdf');
  await writeFile(path, await pdf.save());
  return path;
}

/** The system's dialog for opening answers with this path. */
async function willChoose(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, filePath);
}

/** Adds a form in the settings and says what goes where, by mouse; `look` is called with its editor open. */
export async function addForm(
  app: ElectronApplication,
  page: Page,
  folder: string,
  look: () => Promise<void>,
): Promise<void> {
  await willChoose(app, await formIn(folder));
  const forms = page.getByRole('region', { name: 'Carrier forms' });
  await forms.getByRole('button', { name: 'Add form' }).click();
  const add = page.getByRole('dialog', { name: 'Add a carrier’s form' });
  await add.getByRole('button', { name: /Carrier/ }).click();
  await page.getByRole('option', { name: 'Telnyx', exact: true }).click();
  await add.getByRole('button', { name: 'Choose PDF…' }).click();

  const editor = page.getByRole('dialog', { name: 'Telnyx: local numbers' });
  for (const [field, value] of [
    ['TN list', 'Numbers'],
    ['Signature', 'Signature'],
  ] as const) {
    await editor.getByRole('button', { name: `Leave blank ${field}` }).click();
    await page.getByRole('option', { name: value, exact: true }).click();
  }
  const sheet = editor.getByRole('region', { name: /^Page 1 of/ });
  await expect(sheet.locator('canvas')).toBeVisible();
  const box = await sheet.locator('.loa-layer').boundingBox();
  if (!box) throw new Error('There is no page');
  await page.mouse.move(box.x + 80, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 240, box.y + 100, { steps: 4 });
  await page.mouse.up();
  // What is missing is proposed first.
  const place = sheet.getByRole('button', { name: /^Date of signature,/ });
  const before = await place.getAttribute('aria-label');
  await place.press('ArrowDown');
  await expect(place).not.toHaveAttribute('aria-label', before ?? '');
  await expect(editor.getByRole('status', { name: 'Form' })).toContainText('the form is in use');
  await look();
  await editor.getByRole('button', { name: 'Done' }).click();
  await expect(forms.getByRole('listitem')).toContainText('In use');
}
