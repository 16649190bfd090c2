using System.Text;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Cuts a line of CSV into its cells (RFC 4180, without line breaks in cells).</summary>
internal static class CsvCells
{
    public static List<string> Split(string line)
    {
        var cells = new List<string>();
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            cells.AddRange(line.Split(','));
            return cells;
        }

        var (cell, isQuoted) = (new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append(line[++i]);
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
