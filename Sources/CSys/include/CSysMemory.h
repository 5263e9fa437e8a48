#pragma once

/// Has freed memory go back to the system, and threads share heaps. To be called before there are any threads.
void csys_give_memory_back(void);
