namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>The files known to be on a machine, by folder. <c>/bin</c> and <c>/sbin</c> count as <c>/usr/bin</c> and <c>/usr/sbin</c>, as on every current distribution.</summary>
internal sealed class KnownFiles
{
    private readonly Dictionary<string, HashSet<string>> _folders = new(StringComparer.Ordinal);

    public KnownFiles(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var (folder, name) = Split(path);
            if (!_folders.TryGetValue(folder, out var names))
            {
                _folders[folder] = names = new(StringComparer.Ordinal);
            }

            names.Add(name);
        }
    }

    public IEnumerable<string> Folders => _folders.Keys;

    public bool Contains(string path)
    {
        var (folder, name) = Split(path);
        return _folders.TryGetValue(folder, out var names) && names.Contains(name);
    }

    public IEnumerable<string> NamesIn(string folder) => _folders.TryGetValue(Merge(folder.TrimEnd('/')), out var names) ? names : [];

    private static (string Folder, string Name) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("", path) : (Merge(path[..slash]), path[(slash + 1)..]);
    }

    private static string Merge(string folder) => folder is "/bin" or "/sbin" ? "/usr" + folder : folder;
}
