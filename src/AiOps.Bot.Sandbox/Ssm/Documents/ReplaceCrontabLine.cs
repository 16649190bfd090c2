using System.Globalization;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Sandbox.Hosts;

namespace AiOps.Bot.Sandbox.Ssm.Documents;

/// <summary>AiOps-ReplaceCrontabLine: saves the file, then replaces one line of it.</summary>
internal sealed class ReplaceCrontabLine : ISsmDocument
{
    public string Name => "AiOps-ReplaceCrontabLine";

    public IReadOnlyList<string> Parameters => ["Path", "LineNumber", "ExpectedFileSha256", "NewLineBase64"];

    public DocumentRun Run(SandboxWorld world, SimulatedHost host, IReadOnlyDictionary<string, string> parameters)
    {
        if (CrontabFiles.Expected(host, parameters, out var fault) is not { } file)
        {
            return DocumentRun.Failed(fault);
        }

        var lines = file.Text.Split('\n');
        if (!TryReadIndex(parameters["LineNumber"], lines.Length, out var index) || ReadLine(parameters["NewLineBase64"]) is not { } line)
        {
            return DocumentRun.Failed($"LineNumber must be 1 to {lines.Length}, and NewLineBase64 must be one line of UTF-8 in base 64");
        }

        lines[index] = line;
        var changed = CrontabFiles.Replace(world, host, file, Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return DocumentRun.Succeeded(JsonSerializer.Serialize(new { backup = CrontabFiles.BackupFolder + file.Sha256, sha256 = changed.Sha256 }));
    }

    public static bool TryReadIndex(string text, int lines, out int index)
    {
        var read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        index = number - 1;
        return read && index >= 0 && index < lines;
    }

    private static string? ReadLine(string base64)
    {
        var bytes = new byte[base64.Length];
        if (base64.Length > 8_192 || !Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return null;
        }

        var line = Encoding.UTF8.GetString(bytes, 0, length);
        return line.AsSpan().ContainsAny('\n', '\r', '\0') ? null : line;
    }
}
