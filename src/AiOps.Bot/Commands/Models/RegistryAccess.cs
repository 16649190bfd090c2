using System.CommandLine;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Security;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Commands.Models;

/// <summary>What the verbs that use the model registry have in common: which database, and which model somebody means.</summary>
internal sealed class RegistryAccess(bool isRecursive)
{
    private readonly Option<string?> _config = With(CommonOptions.Config(), isRecursive);
    private readonly Option<string?> _database = With(CommonOptions.Database(), isRecursive);

    public IEnumerable<Option> Options => [_config, _database];

    /// <summary>The settings file that was named; null where none was.</summary>
    public string? ConfigOf(ParseResult parsed) => parsed.GetValue(_config);

    /// <summary>Who uses the command line, for the history.</summary>
    public static string Me => $"{People.ThisAccount.Platform}:{People.ThisAccount.Subject}";

    public async Task<T> UseAsync<T>(ParseResult parsed, Func<IModelRegistry, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var stores = await OpenedStores.OpenAsync(parsed.GetValue(_database), parsed.GetValue(_config), cancellationToken);
        return await work(stores.GetRequiredService<IModelRegistry>());
    }

    /// <summary>The same, with who may say which version counts, as the settings have it.</summary>
    /// <exception cref="BadInputException">Whoever runs the program is nobody whom the settings know.</exception>
    public async Task<T> ChangeAsync<T>(ParseResult parsed, Func<IModelRegistry, ChangeModelLine, Approver, Task<T>> work, CancellationToken cancellationToken)
    {
        var config = parsed.GetValue(_config);
        var directory = new PersonDirectory(new RosterSource(new() { ConfigPath = config }).Read().Roster);
        var by = directory.Identify(People.ThisAccount) ?? directory.Identify(People.LocalOperator)
            ?? throw new BadInputException($"Nobody in Security:People has the account {Me}. Whoever configures aiops can add it.");
        await using var stores = await OpenedStores.OpenAsync(parsed.GetValue(_database), config, (services, _) => services.AddSingleton(directory).AddSingleton<ChangeModelLine>(), cancellationToken);
        return await work(stores.GetRequiredService<IModelRegistry>(), stores.GetRequiredService<ChangeModelLine>(), by);
    }

    /// <summary>What <c>--model</c> names: a file, or where there is none a model in the registry.</summary>
    /// <returns>Null where it is a file, and none of <c>aiops train</c>.</returns>
    /// <exception cref="BadInputException">It is neither, or it cannot be read.</exception>
    public async Task<LoadedModel?> FileOrRegisteredAsync(ParseResult parsed, string model, CancellationToken cancellationToken)
    {
        if (!File.Exists(model) && ModelReference.FaultOf(model.Split('@')[0]) is null)
        {
            return await RegisteredAsync(parsed, model, cancellationToken);
        }

        await using var file = File.OpenRead(model);
        try
        {
            return ModelFile.Is(file) ? await LoadedModel.ReadAsync(file, cancellationToken) : null;
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"--model {model}: {ex.Message}");
        }
    }

    private async Task<LoadedModel> RegisteredAsync(ParseResult parsed, string model, CancellationToken cancellationToken)
    {
        try
        {
            return await UseAsync(parsed, async registry => await LoadAsync(registry, await ModelAsync(registry, model, cancellationToken), cancellationToken), cancellationToken);
        }
        catch (BadInputException ex)
        {
            throw new BadInputException($"--model {model} is no file that is there, and none of the registry: {ex.Message}");
        }
    }

    /// <exception cref="BadInputException">It is no name, or there is no such line; the message says what there is.</exception>
    public static async Task<(ModelLine Line, int? Version)> LineAsync(IModelRegistry registry, string text, CancellationToken cancellationToken)
    {
        var reference = Parse(text);
        if (await registry.FindLineAsync(reference.Name, cancellationToken) is { } line)
        {
            return (line, reference.Version);
        }

        var lines = await registry.ListLinesAsync(cancellationToken);
        throw new BadInputException($"There is no line of models '{reference.Name}'. {(lines.Count == 0 ? "None was registered yet: aiops models register FILE --name NAME" : $"There are: {string.Join(", ", lines.Select(l => l.Name))}.")}");
    }

    /// <summary>The version that is named, else the champion.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static async Task<RegisteredModel> ModelAsync(IModelRegistry registry, string text, CancellationToken cancellationToken)
    {
        var (line, named) = await LineAsync(registry, text, cancellationToken);
        var version = named ?? line.Champion ?? throw new BadInputException($"{line.Name} has no champion yet. Name a version, for example {line.Name}@{line.Newest}, or make one the champion: aiops models promote {line.Name}@{line.Newest} --why REASON");
        return await registry.FindAsync(line.Name, version, cancellationToken) ?? throw new BadInputException($"{line.Name} has no version {version}; its newest is {line.Newest}.");
    }

    /// <exception cref="BadInputException">It is retired.</exception>
    public static async Task<ReadOnlyMemory<byte>> ContentAsync(IModelRegistry registry, RegisteredModel model, CancellationToken cancellationToken) =>
        await registry.ReadContentAsync(model.Name, model.Version, cancellationToken) ?? throw new BadInputException($"{model.Name}@{model.Version} is retired: its content is gone. Name another version.");

    /// <exception cref="BadInputException">There is none, or it is retired or cannot be read.</exception>
    public static async Task<LoadedModel> LoadAsync(IModelRegistry registry, RegisteredModel model, CancellationToken cancellationToken)
    {
        var content = await ContentAsync(registry, model, cancellationToken);
        try
        {
            return await LoadedModel.ReadAsync(new MemoryStream(content.ToArray(), writable: false), cancellationToken);
        }
        catch (FormatException ex)
        {
            throw new BadInputException($"{model.Name}@{model.Version}: {ex.Message}");
        }
    }

    private static ModelReference Parse(string text)
    {
        try
        {
            return ModelReference.Parse(text);
        }
        catch (FormatException ex)
        {
            throw new BadInputException(ex.Message);
        }
    }

    private static Option<string?> With(Option<string?> option, bool isRecursive)
    {
        option.Recursive = isRecursive;
        return option;
    }
}
