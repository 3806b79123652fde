import { X509Certificate } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { selfSigned } from '../../test/support/teams/certificate.ts';
import { readConfig } from '../config.ts';
import { InputFault } from './input-fault.ts';

const APP = {
  TEAMS_APP_ID: '6F9619FF-8B86-D011-B42D-00C04FC964FF',
  TEAMS_APP_PASSWORD: 'secret',
  TEAMS_TENANT_ID: '72f988bf-86f1-41af-91ab-2d7cd011db47',
};
const PLAYGROUND = { TEAMS_PLAYGROUND: 'on' };

describe('the configuration of Teams', () => {
  it('is an app of one tenant with its secret, unless told otherwise', () => {
    expect(readConfig(APP).teams).toEqual({
      appId: '6f9619ff-8b86-d011-b42d-00c04fc964ff',
      appType: 'SingleTenant',
      tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
      credential: { kind: 'password', password: 'secret' },
      playground: false,
      openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      loginUrl: 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47',
      serviceHosts: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'],
    });
    const several = readConfig({ ...APP, TEAMS_APP_TYPE: 'MultiTenant', TEAMS_TENANT_ID: '' });
    expect(several.teams?.loginUrl).toBe('https://login.microsoftonline.com/botframework.com');
    const managed = { ...APP, TEAMS_APP_PASSWORD: '', TEAMS_APP_TYPE: 'UserAssignedMSI' };
    expect(readConfig(managed).teams?.credential).toEqual({ kind: 'managed-identity' });
  });

  it('takes a certificate instead of the secret', () => {
    const pem = selfSigned();
    const file = join(mkdtempSync(join(tmpdir(), 'tandem-')), 'app.pem');
    writeFileSync(file, pem);
    const given = { ...APP, TEAMS_APP_PASSWORD: '', TEAMS_APP_CERTIFICATE: file };
    expect(readConfig(given).teams?.credential).toEqual({
      kind: 'certificate',
      thumbprint: new X509Certificate(pem).fingerprint.replaceAll(':', ''),
      privateKey: pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY-----')),
    });
  });

  it('leaves the practice room off beside Teams, unless it is asked for', () => {
    expect(readConfig(APP).practiceRoom).toBe(false);
    expect(readConfig(PLAYGROUND).practiceRoom).toBe(false);
    expect(readConfig({ ...APP, PRACTICE_ROOM: 'on' }).practiceRoom).toBe(true);
  });

  it('needs nothing in the playground, which is of this machine alone', () => {
    expect(readConfig(PLAYGROUND).teams).toMatchObject({
      appId: '',
      credential: { kind: 'none' },
      playground: true,
      serviceHosts: ['localhost', '127.0.0.1', '[::1]'],
    });
    expect(readConfig({ TEAMS_PLAYGROUND: 'off' }).teams).toBeUndefined();
  });

  it.each([
    [{ ...APP, TEAMS_APP_ID: '' }, 'TEAMS_APP_ID'],
    [{ TEAMS_APP_PASSWORD: 'secret' }, 'TEAMS_APP_ID'],
    [{ ...APP, TEAMS_APP_ID: 'tandem' }, 'TEAMS_APP_ID'],
    [{ ...APP, TEAMS_APP_PASSWORD: '' }, 'TEAMS_APP_PASSWORD'],
    [{ ...APP, TEAMS_APP_CERTIFICATE: '/nowhere.pem' }, 'TEAMS_APP_CERTIFICATE'],
    [{ ...APP, TEAMS_TENANT_ID: '' }, 'TEAMS_TENANT_ID'],
    [{ ...APP, TEAMS_APP_TYPE: 'Several' }, 'TEAMS_APP_TYPE'],
    [{ ...APP, TEAMS_APP_TYPE: 'UserAssignedMSI' }, 'TEAMS_APP_PASSWORD'],
    [{ ...PLAYGROUND, HOST: '0.0.0.0' }, 'TEAMS_PLAYGROUND'],
    [{ ...PLAYGROUND, TEAMS_APP_ID: APP.TEAMS_APP_ID }, 'TEAMS_APP_ID'],
    [{ ...PLAYGROUND, TEAMS_APP_PASSWORD: 'secret' }, 'TEAMS_APP_PASSWORD'],
    [{ ...APP, TEAMS_LOGIN_URL: 'https://login.example.org' }, 'TEAMS_LOGIN_URL'],
    [{ ...APP, TEAMS_LOGIN_URL: 'login' }, 'TEAMS_LOGIN_URL'],
    [
      { ...APP, TEAMS_OPENID_METADATA_URL: 'https://keys.example.org' },
      'TEAMS_OPENID_METADATA_URL',
    ],
    [{ ...APP, TEAMS_SERVICE_HOSTS: '127.0.0.1:1,example.org' }, 'TEAMS_SERVICE_HOSTS'],
    [{ ...APP, TEAMS_APP_PASWORD: 'x' }, 'TEAMS_APP_PASWORD'],
  ])('says what is missing or wrong: %#', (environment, name) => {
    expect(faultsOf(environment)).toContainEqual(expect.stringMatching(`^${name}: `));
  });

  it('reports every fault at once, and repeats no secret', () => {
    const faults = faultsOf({ ...PLAYGROUND, HOST: '0.0.0.0', TEAMS_APP_PASSWORD: 'hunter2' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'TEAMS_APP_PASSWORD',
      'TEAMS_PLAYGROUND',
    ]);
    expect(faults.join()).not.toContain('hunter2');
  });
});

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof InputFault) return error.faults;
  }
  return [];
}
