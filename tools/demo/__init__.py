"""The demo archive: three invented municipalities whose cases travel through their forums."""
