import type { Channel } from '../../protocol/channel.ts';
import type { FromRunsPage, ToRunsPage } from '../../protocol/runs-page/messages.ts';
import type { runsPageRequests } from '../../protocol/runs-page/requests.ts';

export type RunsChannel = Channel<FromRunsPage, ToRunsPage, typeof runsPageRequests>;
