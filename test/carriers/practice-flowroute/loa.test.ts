import { describe, expect, it } from 'vitest';
import { expectErrors, ordered, practise, shown, sign, type Wire } from './kit.ts';

const papersOf = (attributes: Wire): Wire => attributes.business_documents[0].data;

describe('practice Flowroute: the e-LOA', () => {
  it('gives out a form with two empty fields', async () => {
    const here = await practise();
    const id = await ordered(here, { company: 'Leather' }, ['+12065550101', '+12065550102']);
    for (const path of ['loa', 'LOA']) {
      const form = await here.ask('GET', `/portorders/${id}/${path}`);
      expect(form.data.type).toBe('loa');
      expect(form.data.attributes).toMatchObject({
        numbers: ['2065550101', '2065550102'],
        billing_name: 'Rosa Delgado',
        street: '1218 3rd Ave',
        company: 'Leather',
        signature_name: '',
        signature_title: '',
        loa_copy: expect.stringContaining('Flowroute'),
      });
    }
  });

  it('submits the order, and stores the signed letter with its papers', async () => {
    const here = await practise();
    const id = await ordered(here);
    const signed = await sign(here, id);
    expect([signed.status, signed.text]).toEqual([201, '']);
    const after = await shown(here, id);
    expect(after).toMatchObject({ status: 'processing', status_updated_at: '2026-06-15T17:00:00Z' });
    expect(papersOf(after)).toMatchObject([{ attributes: { filename: 'loa.pdf', status: 'uploaded' } }]);
    const file = await here.ask('GET', `/portorders/${id}/files/${papersOf(after)[0].id}`);
    const letter = Buffer.from(await (await fetch(file.data.attributes.url)).arrayBuffer()).toString(
      'latin1',
    );
    expect(letter).toMatch(/^%PDF-/);
    expect(letter).toContain('Sam Ortega, Agent');
    expectErrors(await sign(here, id), 422, /in status 'processing'/);
  });

  it('answers with the order where it is told to', async () => {
    const here = await practise({ loaAnswer: 'order' });
    const id = await ordered(here);
    const signed = await sign(here, id);
    expect([signed.status, signed.data.id, signed.data.attributes.status]).toEqual([201, id, 'processing']);
    expect(papersOf(signed.data.attributes)).toHaveLength(1);
  });

  it.each([
    [{ numbers: ['2065550109'] }, /'numbers' must not be changed/],
    [{ billing_name: 'Rosa Delgado ' }, /'billing_name' must not be changed/],
    [{ loa_copy: 'I agree.' }, /'loa_copy' must not be changed/],
    [{ street: undefined }, /'street' must not be changed/],
    [{ extra: 'x' }, /'extra' must not be changed/],
    [{ signature_name: 'Sam' }, /'signature_name' must be a first and last name/],
    [{ signature_title: ' ' }, /'signature_title' is required/],
  ])('refuses a form with %j', async (changes, detail) => {
    const here = await practise();
    const id = await ordered(here);
    expectErrors(await sign(here, id, changes), 422, detail);
    expect(await shown(here, id)).toMatchObject({ status: 'pending', business_documents: [] });
  });

  it('puts a rejected order into review, or leaves that to the portal', async () => {
    const here = await practise();
    const id = await ordered(here);
    here.site.control.reject(id, 'PIN required by the losing carrier.');
    expect((await shown(here, id)).comments).toEqual([
      {
        author: 'Flowroute Porting',
        comment: 'PIN required by the losing carrier.',
        created: '2026-06-15T17:00:00Z',
      },
    ]);
    here.site.control.set({ resubmit: 'portal' });
    expectErrors(await sign(here, id), 422, /in status 'rejected'/);
    here.site.control.set({ resubmit: 'loa' });
    expect((await sign(here, id)).status).toBe(201);
    expect((await shown(here, id)).status).toBe('review');
  });

  it('takes no order it is not paid for', async () => {
    const here = await practise({ insufficientFunds: true });
    const id = await ordered(here);
    expectErrors(await sign(here, id), 403, /Insufficient funds/);
    expect((await shown(here, id)).status).toBe('pending');
  });

  it('submits once when it is signed twice at the same time', async () => {
    const here = await practise();
    const id = await ordered(here);
    const both = await Promise.all([sign(here, id), sign(here, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(papersOf(await shown(here, id))).toHaveLength(1);
  });
});
