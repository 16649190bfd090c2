using AiOps.Bot.Configuration;

namespace AiOps.Bot.Composition;

/// <summary>Keeps a second service out of the folder: two of them would read and repair the same things, and one could delete the other's database.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Held until disposed; the system frees it too when the process is killed.</summary>
    /// <exception cref="ConfigurationException">Another service has it, or the folder cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The folder '{folder}' cannot be written. Give another with --folder.");
        }
        catch (IOException ex)
        {
            throw new ConfigurationException($"The folder '{folder}' is in use ({ex.Message}). Another aiops runs with it: stop that one, or give this one a folder of its own with --folder and an address with --urls.");
        }
    }

    public void Dispose() => _file.Dispose();
}
