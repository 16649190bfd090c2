namespace AiOps.Bot.LogFiles;

/// <summary>Opens a file that was asked for by name.</summary>
internal static class LogFile
{
    /// <summary>The file at its start, readable as far as one can tell.</summary>
    /// <exception cref="UnreadableLogException">There is none, it is a folder, or it cannot be read.</exception>
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UnreadableLogException($"{path} is a folder; give a file in it.", null);
        }

        FileStream? file = null;
        try
        {
            file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
            Probe(file);
            return file;
        }
        catch (Exception ex) when (UnreadableLogException.IsWhy(ex))
        {
            file?.Dispose();
            throw UnreadableLogException.Of(path, ex);
        }
    }

    /// <summary>Some files open and then cannot be read; that is said before any work is done.</summary>
    private static void Probe(FileStream file)
    {
        if (file.CanSeek)
        {
            file.ReadByte();
            file.Position = 0;
        }
    }
}
