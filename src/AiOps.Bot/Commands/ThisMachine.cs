using AiOps.Bot.Core.Audit.Crontabs;

namespace AiOps.Bot.Commands;

/// <summary>What can be learned of the machine that the command line runs on, for the crontab lint. Reads only.</summary>
internal static class ThisMachine
{
    private const int MaxFilesPerFolder = 20_000;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static CrontabFile WithPermissions(CrontabFile file) =>
        OperatingSystem.IsWindows() ? file : file with { Mode = (int)File.GetUnixFileMode(file.Path) };

    public static CrontabSurroundings Around(CrontabFile file)
    {
        if (OperatingSystem.IsWindows())
        {
            return CrontabSurroundings.Unknown;
        }

        var files = FoldersOf(file).Where(Directory.Exists).SelectMany(FilesIn).Distinct(StringComparer.Ordinal).ToLookup(IsExecutable);
        return new() { Executables = [.. files[true]], OtherFiles = [.. files[false]], Users = Users(), Zone = TimeZoneInfo.Local };
    }

    /// <summary>The folders on any PATH of the file, and those that its words name.</summary>
    private static IEnumerable<string> FoldersOf(CrontabFile file)
    {
        var lines = CrontabParser.Parse(file);
        var paths = lines.OfType<CrontabAssignment>().Where(a => a.Name == "PATH").SelectMany(a => a.Value.Split(':'));
        var named = lines.OfType<CrontabEntry>().SelectMany(e => e.Command.Split([' ', '\t', ';', '&', '|', '\'', '"'])).Where(w => w.StartsWith('/'));
        return paths.Concat(named.Select(Path.GetDirectoryName).OfType<string>()).Concat(named).Concat(["/usr/bin", "/bin"]).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> FilesIn(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Take(MaxFilesPerFolder)];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsExecutable(string path)
    {
        try
        {
            return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0;
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            // A link that leads nowhere.
            return false;
        }
    }

    private static string[]? Users() =>
        File.Exists("/etc/passwd") ? [.. File.ReadLines("/etc/passwd").Select(l => l.Split(':')[0]).Where(n => n.Length > 0)] : null;
}
