// Interfaces only: with isolated modules and decorator metadata they must come from a type-only export.
export type { BeforeApplicationShutdown } from '@nestjs/common';
export type { OnGatewayInit } from '@nestjs/websockets';
