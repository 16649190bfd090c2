using System.IO.Compression;
using System.Text;

namespace AiOps.Bot.IntegrationTests.BadInput;

/// <summary>Files that nobody would call clean, in a folder that goes with them.</summary>
internal sealed class BadFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-bad-");

    public string Folder => _folder.FullName;

    public static string[] Lines(int count) => [.. Enumerable.Range(0, count).Select(Line)];

    public static string Line(int number) => $"2026-03-01T{number / 3_600 % 24:00}:{number / 60 % 60:00}:{number % 60:00}Z web-1 app[7]: request {number} served";

    /// <summary>Random bytes in lines; a line never is only white space, which would be no record.</summary>
    public static byte[] Garbage(int lines)
    {
        var random = new Random(11);
        var bytes = new List<byte>();
        for (var i = 0; i < lines; i++)
        {
            bytes.AddRange("!"u8);
            bytes.AddRange(Enumerable.Range(0, random.Next(1, 200)).Select(_ => (byte)random.Next(256)).Where(b => b != '\n'));
            bytes.AddRange("!\n"u8);
        }

        return [.. bytes];
    }

    public static byte[] Text(IEnumerable<string> lines, string end = "\n") => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + end)));

    public static byte[] Packed(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
