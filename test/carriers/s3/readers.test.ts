import { describe, expect, it } from 'vitest';
import { plainFileName } from '../../../main/carriers/file-name.ts';
import { addressOf, redirectedTo } from '../../../main/carriers/s3/address.ts';
import { errorCode } from '../../../main/carriers/s3/refusals.ts';
import { readPostForm, readPutUrl } from '../../../main/carriers/s3.ts';
import { CarrierFailure } from '../../../main/core/interfaces/carrier.ts';
import { littleServer } from '../http/little-server.ts';
import { client, failureOf, payload, silent } from './kit.ts';

const FLOWROUTE =
  'https://porting-uploads-staging.s3.amazonaws.com/4/40093/test.pdf?AWSAccessKeyId=ASIA0&content-type=application%2Fpdf&Expires=1533072857&x-amz-security-token=a%2Bb&Signature=c%2Fd%3D';

describe('a presigned URL tells', () => {
  it('the type and the expiry of SigV2', () => {
    expect(readPutUrl(FLOWROUTE)).toEqual({ contentType: 'application/pdf', expiresAt: 1_533_072_857_000 });
  });

  it('the expiry of SigV4', () => {
    const url =
      'https://b.s3.amazonaws.com/k?X-Amz-Date=20171003T174526Z&X-Amz-Expires=900&X-Amz-Signature=0';
    expect(readPutUrl(url)).toEqual({ expiresAt: Date.UTC(2017, 9, 3, 18, 0, 26) });
  });

  it.each([
    ['not an address'],
    ['https://b.s3.amazonaws.com/k'],
    ['https://b.s3.amazonaws.com/k?Expires=soon'],
    ['https://b.s3.amazonaws.com/k?X-Amz-Date=today&X-Amz-Expires=900'],
    // As a page once garbled the names.
    ['https://b.s3.amazonaws.com/k?content-type;=application%2Fpdf&Expires;=1533072857'],
  ])('nothing when there is nothing to read: %s', (url) => {
    expect(readPutUrl(url)).toEqual({});
  });
});

describe('a form tells', () => {
  const policy = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

  it('the expiry of its policy', () => {
    const fields = [
      ['key', 'a'] as const,
      ['Policy', policy({ expiration: '2026-11-25T23:00:00Z' })] as const,
    ];
    expect(readPostForm(fields)).toEqual({ expiresAt: Date.UTC(2026, 10, 25, 23) });
  });

  it.each([
    [[]],
    [[['policy', '…']]],
    [[['policy', policy(null)]]],
    [[['policy', policy({ expiration: 'x' })]]],
  ])('nothing when there is nothing to read: %j', (fields) => {
    expect(readPostForm(fields as [string, string][])).toEqual({});
  });
});

describe('where a file may go', () => {
  const rules = {
    accountName: 'Harborline',
    carrierLabel: 'Flowroute',
    isOwnHost: (host: string) => /^porting-uploads\.s3(\.[a-z0-9-]+)?\.amazonaws\.com$/.test(host),
    loopback: false,
  };

  it('keeps every byte of what was signed', () => {
    const path = "/4/x%20y/a+b%2Fc.pdf?Signature=a%2Bb%3D&x-amz-security-token=q'()*~";
    expect(addressOf(`https://Porting-Uploads.s3.amazonaws.com${path}`, rules)).toEqual({
      origin: 'https://porting-uploads.s3.amazonaws.com',
      host: 'porting-uploads.s3.amazonaws.com',
      target: path,
    });
    expect(addressOf('https://porting-uploads.s3.amazonaws.com', rules).target).toBe('/');
  });

  it.each([
    ['https://evil.example.com/k'],
    ['https://porting-uploads.s3.amazonaws.com.evil.example.com/k'],
    ['https://evil.example.com\\@porting-uploads.s3.amazonaws.com/k'],
    ['https://porting-uploads.s3.amazonaws.com@evil.example.com/k'],
    ['https://evil.example.com#@porting-uploads.s3.amazonaws.com/k'],
    ['http://porting-uploads.s3.amazonaws.com/k'],
    ['ftp://porting-uploads.s3.amazonaws.com/k'],
    ['https://porting-uploads.s3.amazonaws.com/k\r\nhost: evil'],
    ['https://169.254.169.254/latest/meta-data'],
    ['http://127.0.0.1:8080/k'],
    ['http://localhost/k'],
    ['file:///etc/passwd'],
    [''],
  ])('is not %s', (url) => {
    expect(() => addressOf(url, rules)).toThrow(CarrierFailure);
  });

  it.each([['http://127.0.0.1:80/k'], ['http://localhost:80/k'], ['http://[::1]:80/k']])(
    'is %s for a practice account only',
    (url) => {
      expect(addressOf(url, { ...rules, loopback: true }).target).toBe('/k');
      expect(() => addressOf(url, rules)).toThrow(CarrierFailure);
    },
  );

  it('moves within its own domain only', () => {
    const from = addressOf('https://porting-uploads.s3.amazonaws.com/k?a=1', rules);
    const regional = 'https://porting-uploads.s3.us-west-2.amazonaws.com/k?a=1';
    expect(redirectedTo(regional, from, rules).host).toBe('porting-uploads.s3.us-west-2.amazonaws.com');
    const trusting = { ...rules, isOwnHost: () => true };
    expect(() => redirectedTo('https://files.example.com/k', from, trusting)).toThrow(CarrierFailure);
    expect(() => redirectedTo('https://ec2-1-2-3-4.compute.amazonaws.com/k', from, rules)).toThrow(
      CarrierFailure,
    );
    expect(() => redirectedTo('/k', from, rules)).toThrow(CarrierFailure);
    expect(() => redirectedTo(undefined, from, rules)).toThrow(CarrierFailure);
  });

  it('is nowhere else, not even for a single byte', async () => {
    const server = await littleServer((_request, response) => response.end());
    const slot = { url: `${server.url}/k?Signature=secret`, contentType: 'application/pdf' };
    const failure = await failureOf(client({ loopback: false }).put(slot, payload(10), silent), 'secret');
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'protocol' } });
    expect(failure.problem.what).toBe(
      'Flowroute gave an address for the file that is not its own storage; it was sent nowhere.',
    );
    expect(server.requests).toHaveLength(0);
    await server.close();
  });
});

describe('a file name', () => {
  it.each([
    ['bill.pdf', 'application/pdf', 'bill.pdf'],
    ['/home/agent/Bill of May.PDF', 'application/pdf', 'bill-of-may.pdf'],
    ['scan.jpeg', 'image/jpeg', 'scan.jpeg'],
    ['scan.png', 'image/jpeg', 'scan.png.jpg'],
    ['.pdf', 'application/pdf', 'document.pdf'],
    ['...', 'image/png', 'document.png'],
    ['a\r\nx: y.pdf', 'application/pdf', 'a-x-y.pdf'],
    ['\u202Efdp.exe', 'application/pdf', 'fdp.exe.pdf'],
  ] as const)('%s of %s is sent as %s', (name, type, plain) => {
    expect(plainFileName(name, type)).toBe(plain);
  });

  it('is not endless', () => {
    expect(plainFileName('x'.repeat(1_000), 'application/pdf').length).toBeLessThan(100);
  });
});

describe('the code of an error', () => {
  it.each([
    ['<?xml version="1.0"?><Error><Code>SlowDown</Code><Message/></Error>', 'SlowDown'],
    ['<Error xmlns="x">\n <Code>AccessDenied</Code></Error>', 'AccessDenied'],
    ['<Code>Alone</Code>', undefined],
    ['<Error><Code>&x;</Code></Error>', undefined],
    [`<Error><Code>${'A'.repeat(100)}</Code></Error>`, undefined],
    ['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Error><Code>&a;</Code></Error>', undefined],
    ['', undefined],
  ])('in %s is %s', (text, code) => {
    expect(errorCode(Buffer.from(text))).toBe(code);
  });
});
