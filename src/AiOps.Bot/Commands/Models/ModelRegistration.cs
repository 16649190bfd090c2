using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands.Models;

/// <summary>Puts a model's file into the registry, after it was read as a model, for whoever may.</summary>
internal static class ModelRegistration
{
    /// <param name="given">The line, the file, and what it is called in a message.</param>
    /// <returns>The version that it became, or why they may not.</returns>
    /// <exception cref="BadInputException">It is no model, or none that can be kept.</exception>
    public static async Task<(RegisteredModel? Model, Refusal? Refusal)> RegisterAsync((ChangeModelLine Line, Approver By) with, (string Name, byte[] Content, string Source) given, CancellationToken cancellationToken)
    {
        try
        {
            var model = await LoadedModel.ReadAsync(new MemoryStream(given.Content, writable: false), cancellationToken);
            return await with.Line.RegisterAsync(SubmissionOf(model, given.Name, given.Content), with.By, cancellationToken);
        }
        catch (Exception ex) when (ex is FormatException or ArgumentException)
        {
            throw new BadInputException($"{given.Source} was not registered: {ex.Message}");
        }
    }

    /// <exception cref="BadInputException">The file is larger than what is kept.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        return length <= ModelSubmission.MostBytes
            ? await File.ReadAllBytesAsync(path, cancellationToken)
            : throw new BadInputException($"{path} has {length:N0} bytes; at most {ModelSubmission.MostBytes:N0} are kept. Train it on fewer rows, or with fewer trees.");
    }

    private static ModelSubmission SubmissionOf(LoadedModel model, string name, byte[] content) => new()
    {
        Name = name,
        Content = content,
        Family = model.Scorer.Name,
        Columns = [.. model.Manifest.Columns.Select(c => c.Name)],
        Threshold = model.Manifest.Threshold,
        TrainedAt = model.Manifest.TrainedAt,
        Card = JsonText.OneLine(new ModelCard(model.Manifest, model.Hash).Json),
        By = "",
        At = default,
    };
}
