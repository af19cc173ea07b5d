import { resolve } from 'node:path';
import type { NetworkInterfaceInfo } from 'node:os';
import { ConfigError, readConfig } from './config.js';
import { lanAddress } from './lan-address.js';

describe('configuration', () => {
  it('starts without any variable: port 3000, the embedded database in ./data', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      databaseUrl: undefined,
      dataDir: resolve('data'),
      demo: false,
      failpoints: [],
      limits: { commandQueue: 5_000, bulkFrameMs: 150 },
    });
  });

  it('reads every variable', () => {
    const config = readConfig({
      PORT: '8080',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://doi-thoai.example.vn/',
      DATABASE_URL: 'postgres://a:b@db/doi_thoai',
      DATA_DIR: '/srv/doi-thoai',
      LOG_LEVEL: 'warn',
      DEMO: '1',
      FAILPOINTS: 'before-commit,after-commit',
      MAX_SOCKETS: '20000',
      COMMAND_QUEUE_LIMIT: '9',
      BULK_FRAME_MS: '0',
      ANONYMOUS_GATHER_MS: '10',
      ANONYMOUS_APPEND_MS: '20',
      ANONYMOUS_AN_HOUR: '3',
      SMTP_URL: 'smtp://u:p@mail:587',
      MAIL_FROM: 'vp@example.vn',
      WEBHOOK_URL: 'https://gate.example.vn/in',
      WEBHOOK_SECRET: 'mot-khoa-du-dai-de-ky-tin-nhan-di',
    });
    expect(config).toEqual({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: 'https://doi-thoai.example.vn',
      databaseUrl: 'postgres://a:b@db/doi_thoai',
      dataDir: resolve('/srv/doi-thoai'),
      logLevel: 'warn',
      demo: true,
      failpoints: ['before-commit', 'after-commit'],
      limits: {
        maxSockets: 20_000,
        commandQueue: 9,
        bulkFrameMs: 0,
        anonymousGatherMs: 10,
        anonymousAppendMs: 20,
        anonymousAnHour: 3,
      },
      post: {
        smtpUrl: 'smtp://u:p@mail:587',
        mailFrom: 'vp@example.vn',
        webhookUrl: 'https://gate.example.vn/in',
        webhookSecret: 'mot-khoa-du-dai-de-ky-tin-nhan-di',
      },
    });
  });

  it('names everything that is wrong at once, and repeats no address (it may hold a password)', () => {
    const read = () => readConfig({ PORT: '80a', DEMO: 'yes', DATABASE_URL: 'mysql://u:secret@h/x' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/PORT .*"80a"[^]*DATABASE_URL[^]*DEMO .*"yes"/);
    // For whoever runs it here, in Vietnamese first.
    expect(read).toThrow(/^Cấu hình sai[^]*PORT phải là số nguyên từ 0 đến 65535, đang là "80a"\n/);
    expect(read).not.toThrow(/secret/);
  });

  it('refuses REDIS_URL with the reason', () => {
    expect(() => readConfig({ REDIS_URL: 'redis://localhost' })).toThrow(
      /REDIS_URL is set, but several server/,
    );
  });
});

describe('the address in links and QR codes', () => {
  const ipv4 = (address: string, internal = false): NetworkInterfaceInfo[] => [
    { address, internal, family: 'IPv4', netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null },
  ];

  it('is the one of the hall, not of a container bridge or of this machine alone', () => {
    const found = lanAddress({
      lo: ipv4('127.0.0.1', true),
      docker0: ipv4('172.17.0.1'),
      eth0: ipv4('172.16.4.2'),
      wlan0: ipv4('192.168.1.23'),
    });
    expect(found).toBe('192.168.1.23');
  });

  it('is missing when the machine is in no network', () => {
    expect(lanAddress({ lo: ipv4('127.0.0.1', true), eth0: ipv4('169.254.3.4') })).toBeUndefined();
  });
});
