package org.adsum.web.lists;

import java.io.IOException;
import java.util.List;

/** A table on its way to the reader, row by row. Values are those of {@link ListColumn#value}. */
interface TableFile extends AutoCloseable {

  void row(List<Object> values) throws IOException;

  @Override
  void close() throws IOException;
}
