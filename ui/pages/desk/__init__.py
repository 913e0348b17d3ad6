"""The reception page of the wide window (大窗·接待), and the parts it shares with the mini window."""
