/* eslint-disable max-lines-per-function -- a page of samples, read from top to bottom */
import { useState } from 'react';
import { Banner } from '../Banner';
import { Button } from '../Button';
import { useConfirm } from '../ConfirmDialog';
import { Dialog, Sheet } from '../Dialog';
import { HourglassIcon, OfflineIcon, OpinionIcon } from '../icons';
import { Card, Row, Stack } from '../layout';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../States';
import { Badge, StatusChip } from '../Status';
import { Steps } from '../Steps';
import { showToast } from '../toast-store';
import { LIFE } from './sample';

export function Messages() {
  return (
    <Stack gap={6}>
      <Statuses />
      <Openers />
      <Banner tone="waiting" icon={OfflineIcon} title="Mất kết nối">
        Những gì bạn viết được giữ trên máy và sẽ tự gửi khi có mạng.
      </Banner>
      <Banner title="Ý kiến được duyệt trước khi công khai">
        Thư ký đọc trước, chủ trì quyết định ý kiến nào được chiếu.
      </Banner>
      <Banner tone="refused" title="Chưa gửi được" actions={<Button>Sửa rồi gửi lại</Button>}>
        Nội dung quá dài. Văn bản vẫn còn trên máy.
      </Banner>
      <Banner tone="done">Bàn thư ký đã nhận ý kiến của bạn.</Banner>
      <Card>
        <EmptyState
          icon={OpinionIcon}
          title="Chưa có ý kiến nào"
          action={<Button variant="primary">Viết ý kiến</Button>}
        >
          Ý kiến của bạn sẽ nằm ở đây, cùng từng bước được xử lý.
        </EmptyState>
      </Card>
      <Card>
        <ErrorState title="Chưa tải được hàng chờ" onRetry={() => undefined}>
          Chỗ của bạn trong hàng vẫn được giữ trên máy chủ. Hãy thử lại.
        </ErrorState>
      </Card>
      <Card>
        <SkeletonRegion>
          <Skeleton shape="title" />
          <Skeleton count={3} />
        </SkeletonRegion>
      </Card>
    </Stack>
  );
}

function Statuses() {
  return (
    <Card>
      <Stack>
        <h2>Trạng thái</h2>
        <Row>
          <StatusChip tone="waiting">Chờ duyệt</StatusChip>
          <StatusChip tone="done">Đã trả lời</StatusChip>
          <StatusChip tone="refused">Trả lại để làm rõ</StatusChip>
          <StatusChip tone="onAir">Đang chiếu</StatusChip>
          <StatusChip tone="neutral">Chưa công khai</StatusChip>
          <Badge count={7} label="7 ý kiến chờ duyệt" />
          <Badge count={3} label="3 quá hạn" tone="refused" />
          <Badge count={1200} label="1.200 ý kiến" tone="primary" />
        </Row>
        <Steps label="Đường đi của ý kiến" steps={LIFE} current="answered" />
        <Steps label="Đường đi của ý kiến" steps={LIFE} current="approved" stopped />
        <Steps label="Đường đi của ý kiến" steps={LIFE} current="done" finished />
      </Stack>
    </Card>
  );
}

function Openers() {
  const [open, setOpen] = useState<'dialog' | 'sheet' | null>(null);
  const { confirm, confirmDialog } = useConfirm();
  const ask = async () => {
    await confirm({
      title: 'Kết thúc phần phát biểu?',
      consequence:
        '12 người chưa phát biểu sẽ được chuyển thành ý kiến bằng văn bản và sẽ được trả lời. Việc này không hoàn tác được.',
      confirmLabel: 'Kết thúc phần phát biểu',
      danger: true,
      reason: { label: 'Lý do', limit: 500 },
    });
  };
  const close = () => setOpen(null);
  return (
    <Card>
      <Row gap={3}>
        <Button onClick={() => setOpen('dialog')}>Hộp thoại</Button>
        <Button onClick={() => setOpen('sheet')}>Tấm trượt</Button>
        <Button onClick={() => void ask()}>Hỏi lại</Button>
        <Button
          onClick={() =>
            showToast({ text: 'Đã mời Lê Thị Hòa Bình', tone: 'done', undo: { run: () => undefined } })
          }
        >
          Thông báo có hoàn tác
        </Button>
        <Button onClick={() => showToast({ text: 'Vừa có người khác thay đổi trước bạn.', tone: 'refused' })}>
          Bị từ chối
        </Button>
      </Row>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Ý kiến số 12"
        actions={<Button variant="primary">Duyệt</Button>}
      >
        <p>Đề nghị bố trí một chuyến xe đưa đón ca đêm.</p>
      </Dialog>
      <Sheet
        open={open === 'sheet'}
        onClose={close}
        title="Bạn sắp tới lượt"
        actions={<Button variant="primary">Sẵn sàng</Button>}
      >
        <Row>
          <HourglassIcon />
          <p>Còn một người trước bạn, khoảng 4 phút nữa.</p>
        </Row>
      </Sheet>
      {confirmDialog}
    </Card>
  );
}
