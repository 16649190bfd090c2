namespace AiOps.Bot.Tests.Audit.Crontabs;

/// <summary>Reads the small CSV tables beside the tests: no line ends inside fields.</summary>
internal static class CrontabFixtures
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Audit", "Crontabs", "Fixtures", name));

    public static IEnumerable<string[]> Rows(string name) =>
        Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => Fields(l.TrimEnd('\r')));

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        for (var at = 0; at <= line.Length;)
        {
            var quoted = at < line.Length && line[at] == '"';
            var end = quoted ? line.IndexOf('"', at + 1) : line.IndexOf(',', at) is var comma && comma < 0 ? line.Length : line.IndexOf(',', at);
            fields.Add(quoted ? line[(at + 1)..end] : line[at..end]);
            at = end + (quoted ? 2 : 1);
        }

        return [.. fields];
    }
}
